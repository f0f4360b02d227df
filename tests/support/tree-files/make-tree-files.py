"""Makes the files of XGBoost and LightGBM beside this one, each with answers recorded by the library that saved it.

    python -m venv venv
    venv/bin/pip install xgboost lightgbm pandas scikit-learn numpy
    venv/bin/python make-tree-files.py

and, for the file of an early XGBoost, in another venv

    venv/bin/pip install "xgboost==1.1.1" "numpy<2" "pandas<3" "scikit-learn<1.6"
    venv/bin/python make-tree-files.py

<name>.<json|ubj|txt> is what the library saves; <name>.answers.json holds rows and answers. Rows are what the library
was asked with, so null is a missing value.
"""

import json
import pathlib

import numpy as np
import pandas as pd
import xgboost
from sklearn.datasets import load_diabetes, load_iris

here = pathlib.Path(__file__).parent
random = np.random.default_rng(20261121)
iris = load_iris(as_frame=True)
flowers = iris.data.rename(columns=lambda name: name.removesuffix(" (cm)").replace(" ", "_"))
picked = [0, 20, 60, 77, 110, 133, 149]


def table(count=400):
    """Numbers, counts, truth values and categories, with holes in some."""
    frame = pd.DataFrame(
        {
            "age": random.integers(18, 90, count).astype(float),
            "income": random.normal(40_000, 12_000, count).round(2),
            "city": pd.Categorical(random.choice(["Delft", "Oslo", "Porto", "Lodz", "Turin", "Graz"], count)),
            "plan": pd.Categorical(random.choice(["basic", "plus", "pro"], count)),
            "calls": random.integers(0, 9, count),
            "is_new": random.random(count) > 0.5,
        }
    )
    frame.loc[random.random(count) < 0.15, "age"] = np.nan
    frame.loc[random.random(count) < 0.1, "city"] = np.nan
    return frame


claims = table()
risk = (
    (claims.age.fillna(30) > 50).astype(int)
    + claims.city.isin(["Oslo", "Graz"]).astype(int)
    + (claims.plan == "pro").astype(int)
    + (claims.income > 45_000).astype(int)
)
cost = 900 * risk + claims.calls * 35.5 + random.normal(0, 60, len(claims))
asked = claims.head(24).copy()
asked.loc[20:23, "age"] = np.nan
asked.loc[[3, 21], "city"] = np.nan


def plain(value):
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


def rows_of(frame):
    return [{name: plain(row[name]) for name in frame.columns} for _, row in frame.iterrows()]


def numbered(matrix, prefix):
    return [{f"{prefix}{i}": plain(v) for i, v in enumerate(row)} for row in matrix]


def probabilities(answers):
    """Of the second class, [N], or of each, [N, classes]."""
    answers = np.asarray(answers, dtype=np.float64)
    if answers.ndim == 1:
        answers = np.stack([1 - answers, answers], axis=1)
    return [
        {"label": str(int(np.argmax(row))), "probabilities": {str(c): float(p) for c, p in enumerate(row)}}
        for row in answers
    ]


def values(answers):
    return [{"value": float(v)} for v in np.ravel(answers)]


def record(name, rows, answers):
    text = json.dumps({"rows": rows, "answers": answers}, ensure_ascii=False)
    (here / f"{name}.answers.json").write_text(text + "\n")


def xgb(name, ending, model, asked, rows, answer):
    booster = model if isinstance(model, xgboost.Booster) else model.get_booster()
    model.save_model(here / f"{name}.{ending}")
    if answer is probabilities and not isinstance(model, xgboost.Booster):
        record(name, rows, probabilities(model.predict_proba(asked)))
    else:
        asked = asked if not isinstance(model, xgboost.Booster) else xgboost.DMatrix(asked, feature_names=booster.feature_names)
        record(name, rows, answer(model.predict(asked)))


def xgboost_files():
    few = {"n_estimators": 12, "max_depth": 3, "random_state": 1}
    second = (iris.target > 0).astype(int)
    for ending in ("json", "ubj"):
        model = xgboost.XGBClassifier(**few).fit(flowers, second)
        xgb(f"xgboost-binary-{ending}", ending, model, flowers.iloc[picked], rows_of(flowers.iloc[picked]), probabilities)
    model = xgboost.XGBClassifier(**few).fit(flowers, iris.target)
    xgb("xgboost-multiclass", "ubj", model, flowers.iloc[picked], rows_of(flowers.iloc[picked]), probabilities)
    model = xgboost.XGBRegressor(**few).fit(claims[["age", "income", "calls", "is_new"]], cost)
    part = asked[["age", "income", "calls", "is_new"]]
    xgb("xgboost-regression-missing", "json", model, part, rows_of(part), values)
    model = xgboost.XGBClassifier(**few, enable_categorical=True, max_cat_to_onehot=1).fit(claims, risk > 2)
    xgb("xgboost-categories", "json", model, asked, rows_of(asked), probabilities)
    model = xgboost.XGBClassifier(**few, enable_categorical=True, max_cat_to_onehot=100).fit(claims, risk.clip(0, 3))
    xgb("xgboost-categories-one-hot", "ubj", model, asked, rows_of(asked), probabilities)
    held = len(claims) // 2
    model = xgboost.XGBRegressor(n_estimators=60, learning_rate=0.9, max_depth=2, early_stopping_rounds=3, num_parallel_tree=2, subsample=0.7)
    columns = ["age", "income"]
    model.fit(claims[columns][:held], cost[:held], eval_set=[(claims[columns][held:], cost[held:])], verbose=False)
    xgb("xgboost-best-iteration", "json", model, asked[columns], rows_of(asked[columns]), values)
    model = xgboost.XGBRegressor(**few, booster="dart", rate_drop=0.5, objective="count:poisson").fit(claims[columns], claims.calls)
    xgb("xgboost-dart-poisson", "ubj", model, asked[columns], rows_of(asked[columns]), values)
    matrix = iris.data.to_numpy()
    model = xgboost.train({"booster": "gblinear", "objective": "multi:softprob", "num_class": 3}, xgboost.DMatrix(matrix, label=iris.target), 20)
    xgb("xgboost-linear", "json", model, matrix[picked], numbered(matrix[picked], "f"), probabilities)
    model = xgboost.train({"objective": "rank:pairwise", "max_depth": 3}, xgboost.DMatrix(matrix, label=iris.target, group=[50, 100]), 6)
    xgb("xgboost-rank", "json", model, matrix[picked], numbered(matrix[picked], "f"), values)


def lgb(name, model, asked, rows, answer):
    booster = model if isinstance(model, lightgbm.Booster) else model.booster_
    booster.save_model(here / f"{name}.txt")
    record(name, rows, answer(booster.predict(asked)))


def lightgbm_files():
    few = {"n_estimators": 12, "num_leaves": 8, "random_state": 1, "verbose": -1, "min_data_per_group": 5, "cat_smooth": 1}
    # Its classifiers of scikit-learn take names with spaces; its file does not.
    second = (iris.target > 0).astype(int)
    lgb("lightgbm-binary", lightgbm.LGBMClassifier(**few).fit(flowers, second), flowers.iloc[picked], rows_of(flowers.iloc[picked]), probabilities)
    lgb("lightgbm-multiclass", lightgbm.LGBMClassifier(**few).fit(flowers, iris.target), flowers.iloc[picked], rows_of(flowers.iloc[picked]), probabilities)
    ova = lightgbm.LGBMClassifier(**few, objective="multiclassova", sigmoid=1.5).fit(flowers, iris.target)
    lgb("lightgbm-one-vs-all", ova, flowers.iloc[picked], rows_of(flowers.iloc[picked]), probabilities)
    part = asked[["age", "income", "calls", "is_new"]].astype(float)
    whole = claims[["age", "income", "calls", "is_new"]].astype(float)
    lgb("lightgbm-regression-missing", lightgbm.LGBMRegressor(**few).fit(whole, cost), part, rows_of(part), values)
    zeros = lightgbm.LGBMRegressor(**few, zero_as_missing=True).fit(whole, cost)
    lgb("lightgbm-zero-as-missing", zeros, part, rows_of(part), values)
    columns = ["age", "income", "city", "plan"]
    # XGBoost does not save such names whole.
    beyond = {"Lodz": "Łódź", "Turin": "Torino – „città“"}
    foreign, asked_abroad = (frame[columns].assign(city=frame.city.cat.rename_categories(beyond)) for frame in (claims, asked))
    categories = lightgbm.LGBMClassifier(**few, max_cat_to_onehot=1).fit(foreign, risk > 2)
    lgb("lightgbm-categories", categories, asked_abroad, rows_of(asked_abroad), probabilities)
    forest = lightgbm.LGBMClassifier(**few, boosting_type="rf", bagging_freq=1, bagging_fraction=0.6).fit(flowers, iris.target)
    lgb("lightgbm-forest", forest, flowers.iloc[picked], rows_of(flowers.iloc[picked]), probabilities)
    matrix, target = load_diabetes(return_X_y=True)
    poisson = lightgbm.LGBMRegressor(**few, objective="poisson", boosting_type="dart").fit(matrix, target)
    lgb("lightgbm-dart-poisson", poisson, matrix[:12], numbered(matrix[:12], "Column_"), values)
    root = lightgbm.LGBMRegressor(**few, reg_sqrt=True).fit(matrix, target)
    lgb("lightgbm-signed-root", root, matrix[:12], numbered(matrix[:12], "Column_"), values)
    # Times in seconds: neighbours that float32 cannot tell from each other.
    seconds = 1_790_000_000 + np.arange(400.0)
    late = lightgbm.LGBMClassifier(**few).fit(seconds[:, None], (np.arange(400) // 25) % 2)
    lgb("lightgbm-fine-numbers", late, seconds[::17, None], numbered(seconds[::17, None], "Column_"), probabilities)


def early_file():
    """Of XGBoost 1.1: no names or types of features, parameters as plain text, and what its classes are called."""
    model = xgboost.XGBClassifier(n_estimators=6, max_depth=2)
    matrix = iris.data.to_numpy()
    model.fit(matrix, iris.target_names[iris.target])
    model.save_model(here / "xgboost-early.json")
    names = [str(name) for name in model.classes_]
    answers = model.predict_proba(matrix[picked])
    labelled = [
        {"label": names[int(np.argmax(row))], "probabilities": dict(zip(names, map(float, row)))} for row in answers
    ]
    record("xgboost-early", numbered(matrix[picked], "f"), labelled)


if __name__ == "__main__":
    if xgboost.__version__.startswith("1."):
        early_file()
    else:
        import lightgbm

        xgboost_files()
        lightgbm_files()
