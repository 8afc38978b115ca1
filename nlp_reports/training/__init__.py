"""How the shipped models are made from their sources: the tagger's with one command (`nlp-reports train tagger`).

Nothing here is imported at run time. The tagger needs the `[training]` extra (torch, onnx); what learns the weights of
signs does not: `cuts` from text (`train repair`); `bodies` and `recipients` from posts (`train bodies`, …).
"""
