"""`agree` by pandera, as far as it can express it: a check of a whole column by groups of another,
which says of each row whether its group fits, and nothing of sides."""

import pandas as pd
import pandera.pandas as pa

claims = pd.read_parquet("facts/claims.parquet")
claims["v"] = claims["value"].astype("int64")


def fits(rows: pd.DataFrame) -> pd.Series:
    """Whether the group of each row has something in common."""
    groups = rows.groupby("subject")["v"]
    return groups.transform("max") < groups.transform("min") + 1


schema = pa.DataFrameSchema({"v": pa.Column(int)}, checks=pa.Check(fits))
try:
    schema.validate(claims, lazy=True)
except pa.errors.SchemaErrors as error:
    error.failure_cases.to_csv("by_pandera.csv", index=False)
