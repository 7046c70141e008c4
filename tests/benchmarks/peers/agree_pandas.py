"""`agree` by pandas: the claims of all groups that contradict each other, as CSV."""

import pandas as pd

claims = pd.read_parquet("facts/claims.parquet")
claims["line"] = claims.index + 1
claims["v"] = claims["value"].astype("int64")
ends = claims.groupby("subject")["v"].agg(["min", "max"])
wrong = ends[ends["min"] + 1 <= ends["max"]]
listed = claims.merge(wrong, left_on="subject", right_index=True)
listed["gap"] = listed["max"] - listed["min"] - 1
listed = listed.sort_values(["subject", "line"])
listed[["subject", "source", "value", "gap", "line"]].to_csv("by_pandas.csv", index=False)
