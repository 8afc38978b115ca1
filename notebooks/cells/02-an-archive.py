# %% [markdown]
# # A thousand posts, one archive
#
# An archivist points the batch at what there is; an analyst opens the result. Here the posts are a thousand generated
# ones (people, villages and libraries are invented), so that the notebook runs anywhere in half a minute. The stand-in
# extractor reads just these; leave `spec` out to read posts of your own.

# %%
import sys
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt

sys.path.insert(0, "..")
from benchmarks.generated_posts import write_jsonl
from nlp_reports import Archive
from nlp_reports.batch import ExtractorSpec, run

folder = Path(tempfile.mkdtemp())
source, path = folder / "posts.jsonl", folder / "posts.sqlite"
write_jsonl(source, 1000)

# %% [markdown]
# ## In
#
# Every post is accounted for: read = stored + unchanged + duplicate + quarantined. Here it is done in this process;
# `engine=ProcessPool(4)` spreads the work over four.

# %%
account = run([source], path, spec=ExtractorSpec("benchmarks.stand_in:load"))
assert account.balanced
account

# %% [markdown]
# The second time there is nothing to do.

# %%
run([source], path, spec=ExtractorSpec("benchmarks.stand_in:load"))

# %% [markdown]
# ## Out
#
# Each table is a method that gives a DataFrame; ISO dates stay as they are in the record, and beside `start` there is
# `start_day`, a date.

# %%
archive = Archive(path)
events = archive.events()
events.dtypes

# %% [markdown]
# ### Events by month

# %%
repeats = archive.duplicates()["post"]  # the same post on a second site counts once
events = events[~events["post"].isin(repeats)]
by_month = events.groupby([events["start_day"].dt.month, "kind"], observed=True).size().unstack(fill_value=0)
axes = by_month.plot.bar(stacked=True, figsize=(9, 4), xlabel="month", ylabel="events")
axes.legend(ncols=4, fontsize=8)
plt.show()

# %% [markdown]
# ### Awards by branch

# %%
awards = archive.ask("awards", limit=100_000)
by_branch = awards.groupby(["branch", "kind"], observed=True).size().unstack(fill_value=0)
by_branch.loc[by_branch.sum(axis=1).sort_values().index].plot.barh(stacked=True, figsize=(9, 4), xlabel="awards")
plt.show()

# %% [markdown]
# ### A career line
#
# All roles of the person who is named in most posts. Names alone do not make two mentions one person; here they do.

# %%
roles = archive.ask("roles", limit=100_000)
person = roles["person"].value_counts().index[0]
career = archive.ask("roles", person=person)
career[["dated", "title", "uri"]]

# %%
figure, axes = plt.subplots(figsize=(9, 2.5))
axes.plot(career["dated_day"], career["title"].astype(str), "o-")
axes.set_title(person)
plt.show()

# %% [markdown]
# ## Words in any form
#
# The archive is searched by lemma, and shows what stands in the post.

# %%
for found in archive.search("кітапханашыларды", limit=5):
    print(found.dated, found.marked.replace("\n", " "))

# %% [markdown]
# ## SQL, and whether all is well
#
# SQL can only read, here and on the command line.

# %%
archive.query(
    "SELECT kind, COUNT(*) AS awards, COUNT(DISTINCT post) AS posts FROM awards GROUP BY kind ORDER BY 2 DESC"
)

# %%
archive.query("SELECT COUNT(*) AS runs, SUM(read) AS read, SUM(stored) AS stored, SUM(duplicate) AS linked FROM runs")
