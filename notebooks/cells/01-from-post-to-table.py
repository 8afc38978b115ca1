# %% [markdown]
# # From a post to a table
#
# Reports of events go in, records come out, and a record is a few DataFrames away from a chart. Run this
# notebook from the project's folder or from `notebooks/`; it needs no network.

# %%
from pathlib import Path

import pandas as pd

import nlp_reports

here = Path.cwd()
corpora = next(folder / "corpora" for folder in (here, *here.parents) if (folder / "corpora").is_dir())
extractor = nlp_reports.load()

# %% [markdown]
# ## One post
#
# `extractor(text)` gives a record: typed, immutable, with the place in the text behind everything that it says.

# %%
posts = {path.stem: path.read_text("utf-8") for path in sorted((corpora / "train").glob("*.txt"))}
record = extractor(posts["g01"])
for person in record.people[:5]:
    print(person.name.full, "·", ", ".join(role.title for role in person.roles) or "no role")

# %% [markdown]
# Every entry can be checked against the text as it stands: offsets count code points.

# %%
person = record.people[0]
mention = person.mentions[0]
assert record.text[mention.start : mention.end] == mention.text
mention.text, person.name.full, person.origin, person.confidence

# %% [markdown]
# The pipeline underneath is spaCy's and can be stepped through.

# %%
doc = extractor.nlp(posts["g01"])
[(token.text, token.is_sent_start) for token in doc[:8]]

# %% [markdown]
# ## All posts as tables

# %%
records = dict(zip(posts, extractor.pipe(posts.values()), strict=True))
people = pd.DataFrame(
    [
        {"post": name, "person": person.name.full, "role": role.title, "held in": role.place or role.organization}
        for name, record in records.items()
        for person in record.people
        for role in person.roles
    ]
)
people.head(10)

# %%
rows = []
for name, record in records.items():
    names = {entry.id: entry.name.full for entry in record.people} | {
        entry.id: entry.name for entry in record.organizations
    }
    for award in record.awards:
        for recipient in award.recipients:
            branch = recipient.branch_text or names.get(recipient.branch)
            rows.append(
                {
                    "post": name,
                    "award": award.kind,
                    "recipient": names.get(recipient.person or recipient.organization),
                    "branch": branch,
                }
            )
awards = pd.DataFrame(rows)
awards.head(10)

# %% [markdown]
# ## Who got which award, by branch

# %%
top = awards.dropna(subset=["branch"]).pivot_table(index="branch", columns="award", aggfunc="size", fill_value=0)
top = top.loc[top.sum(axis=1).sort_values(ascending=False).index[:12]]
axes = top.plot.barh(stacked=True, figsize=(8, 5))
axes.invert_yaxis()
axes.set_xlabel("awards")
axes.figure.tight_layout()
