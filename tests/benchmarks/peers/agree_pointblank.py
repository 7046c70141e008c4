"""`agree` by pointblank, as far as it can express it: how far apart the values of each group are,
pandas computes before; then one step says that it is less than 1, and its rows are extracted."""

import pandas as pd
import pointblank as pb

claims = pd.read_parquet("facts/claims.parquet")
claims["v"] = claims["value"].astype("int64")
groups = claims.groupby("subject")["v"]
claims["apart"] = groups.transform("max") - groups.transform("min")
found = pb.Validate(claims).col_vals_lt(columns="apart", value=1).interrogate(extract_limit=10**9)
found.get_data_extracts(i=1, frame=True).to_csv("by_pointblank.csv", index=False)
