"""How the shipped tagger is made from its sources, with one command (`nlp-reports train tagger`).

Nothing here is imported at run time; it needs the `[training]` extra (torch, onnx), but for `cuts` and
`bodies`, which learn the weights of repair and of bodies (`nlp-reports train repair`, `train bodies`).
"""
