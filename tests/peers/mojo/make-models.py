# Makes the models and their input rows: make-models.py A OUTDIR (h2o==3.46.0.7, an H2O server on 127.0.0.1:54321).
# Newer H2O asks for a licence to export. Expected values: ScoreCsv.java, by h2o-genmodel of the same version.
import sys, os, csv, json, random
import numpy as np, pandas as pd, h2o
from h2o.estimators import (H2OGeneralizedLinearEstimator as GLM, H2OGradientBoostingEstimator as GBM,
  H2ORandomForestEstimator as DRF, H2OIsolationForestEstimator as IF, H2OXGBoostEstimator as XGB,
  H2ODeepLearningEstimator as DL, H2OKMeansEstimator as KM, H2OWord2vecEstimator as W2V,
  H2OStackedEnsembleEstimator as SE, H2OExtendedIsolationForestEstimator as EIF)
which, out = sys.argv[1], sys.argv[2]
B = which == 'B'
os.makedirs(out, exist_ok=True)
h2o.connect(url='http://127.0.0.1:54321', verbose=False); h2o.no_progress()
seed = 20171 if not B else 98431
rng = np.random.default_rng(seed)
n = 900 if not B else 1100
colors = ['blue','green','red','white','yellow'] if not B else ['amber','cyan','jade','lime','onyx','pink','rust']
cities = [f'city_{i:02d}' for i in range(60 if not B else 85)]
odd = ['plain','two words','comma, inside','ünïcode','quote"d'] if not B else ['tab','a:b','x=y','éclair','[br]','#hash','2']
def frame(n, rng):
    d = pd.DataFrame({
      'x1': rng.normal(0, 2, n), 'x2': rng.exponential(3, n), 'x3': rng.integers(-5, 20, n).astype(float),
      'x4': rng.uniform(-1, 1, n), 'x5': np.round(rng.normal(100, 15, n), 2),
      'color': rng.choice(colors, n), 'city': rng.choice(cities, n), 'odd': rng.choice(odd, n)})
    ce = {c: v for c, v in zip(cities, np.random.default_rng(seed+1).normal(0, 1, len(cities)))}
    co = {c: v for c, v in zip(colors, np.linspace(-1, 1.5, len(colors)))}
    z = 0.5*d.x1 - 0.3*d.x2 + 0.1*d.x3*(d.x4 > 0) + d.color.map(co) + 0.8*d.city.map(ce) + 0.02*(d.x5-100) + (d.odd == odd[2])*.7
    d['yb'] = np.where(rng.random(n) < 1/(1+np.exp(-z-(-0.6 if B else -.2))), 'yes', 'no')
    s = np.stack([z, -z*.5+d.x4*2, d.x1*-.8+1, (d.x3-8)*.2], 1)[:, :(4 if B else 3)]
    d['ym'] = np.array(['alpha','beta','gamma delta','omega'])[np.argmax(s + rng.gumbel(size=s.shape), 1)]
    d['yr'] = 10 + 3*z + rng.normal(0, 1, n)
    d['yp'] = rng.poisson(np.exp(np.clip(.3*z, -3, 2.5)))
    d['off'] = np.round(rng.uniform(-.5, .5, n), 3)
    for c, p in [('x1', .04), ('x3', .05), ('color', .05), ('city', .03)]:
        d.loc[rng.random(n) < p, c] = None
    return d
types = {'x1':'numeric','x2':'numeric','x3':'numeric','x4':'numeric','x5':'numeric','color':'enum','city':'enum','odd':'enum',
         'yb':'enum','ym':'enum','yr':'numeric','yp':'numeric','off':'numeric'}
tr = frame(n, rng)
tr.to_csv(f'train_{which}.csv', index=False)  # empty cell = NA for enum columns too
fr = h2o.import_file(f'train_{which}.csv', col_types=types)
X = ['x1','x2','x3','x4','x5','color','city','odd']; XN = ['x1','x2','x3','x4','x5']; XS = ['x1','x2','x4','color','odd']
if B: X = ['city','x5','x4','odd','x3','color','x1','x2']

# ---- scoring rows: fresh data, then odd rows
def fmt(v):
    if v is None or (isinstance(v, float) and np.isnan(v)): return ''
    return repr(float(v)) if isinstance(v, (float, np.floating)) else str(v)
te = frame(60, np.random.default_rng(seed+7))
rows = [{c: fmt(te.at[i, c]) for c in X + ['off']} for i in range(len(te))]
base = {c: fmt(te.at[3, c]) for c in X + ['off']}
for c in XN: base[c] = base[c] or '1.5'
for c, v in [('color', colors[1]), ('city', cities[5]), ('odd', odd[0])]: base[c] = v
def var(**k): r = dict(base); r.update(k); rows.append(r)
rows.append({})                                              # every column missing
for c in X: var(**{c: ''})                                   # each column missing in turn
for c in ['color','city','odd']: var(**{c: 'never-seen-level'})
var(color=colors[0].upper()); var(odd=' '+odd[0]); var(color='NA'); var(city='color.'+colors[1]); var(color='color.'+colors[2])
var(x1=' 2.5 '); var(x1='1e2'); var(x2='-0'); var(x3='+7'); var(x4='.5'); var(x5='1E-3'); var(x1='abc'); var(x2='NA'); var(x3='NaN')
var(x1='Infinity'); var(x1='-Infinity'); var(x1='5d'); var(x1='3f'); var(x1='0x1p3'); var(x2='1,5'); var(x3='true')
var(x5='100000000000'); var(x5='-1e300'); var(x1='1e-320'); var(city=cities[-1], color=colors[-1], odd=odd[-1])
for l in cities[:12]: var(city=l)
for l in colors: var(color=l)
for l in odd: var(odd=l)
def write_rows(name, cols):
    with open(f'{out}/{name}.input.csv', 'w', newline='', encoding='utf8') as f:
        w = csv.writer(f, lineterminator='\n'); w.writerow(cols)
        for r in rows: w.writerow([r.get(c, '') for c in cols])
made = {}
def save(name, m, cols, offset=False, note=''):
    p = m.download_mojo(path=f'{out}/{name}.zip')
    if cols: write_rows(name, cols + (['off'] if offset else []))
    made[name] = {'algo': m.algo, 'columns': cols, 'offset': offset, 'note': note, 'bytes': os.path.getsize(p),
                  'params': {k: v for k, v in m.actual_params.items() if k in NOTE and v is not None}}
    print(name, os.path.getsize(p), flush=True)
NOTE = {'ntrees','max_depth','seed','family','link','alpha','lambda','hidden','activation','k','vec_size','distribution','balance_classes',
        'binomial_double_trees','standardize','sample_rate','col_sample_rate','learn_rate','mtries','nbins_cats','booster','missing_values_handling',
        'tweedie_variance_power','tweedie_link_power','min_rows','calibration_method','contamination','extension_level','categorical_encoding'}
def tryit(name, fn):
    try: fn()
    except Exception as e: print('FAILED', name, str(e)[:300].replace('\n', ' '))
def train(m, x, y=None, **k): m.train(x=x, y=y, training_frame=fr, **k); return m

# ---- GLM
if not B:
    sw = h2o.import_file('starwars.csv', col_types={'name':'string','height':'numeric','mass':'numeric','species':'string'})
    sw = sw[~sw['height'].isna(), :]; sw = sw[~sw['species'].isna(), :]; sw.impute('mass', method='median')
    sw['is_human'] = (sw['species'] == 'Human').asfactor(); a, b = sw.split_frame([.75], seed=1234)
    m = GLM(family='binomial', model_id='glm_starwars'); m.train(['height','mass'], 'is_human', a, validation_frame=b)
    save('glm_binomial_starwars', m, None, note='the write-up model')
    d = pd.read_csv('starwars.csv', dtype=str, keep_default_na=False)[['name','height','mass']]
    d.loc[len(d)] = ['odd: strings', ' 180 ', '8e1']; d.loc[len(d)] = ['odd: bad number', 'tall', '80']; d.loc[len(d)] = ['odd: none', '', '']
    d.to_csv(f'{out}/glm_binomial_starwars.input.csv', index=False, lineterminator='\n')
    made['glm_binomial_starwars']['columns'] = ['height','mass']
save('glm_gaussian', train(GLM(family='gaussian', alpha=.3 if B else .5, lambda_=.01, seed=1, remove_collinear_columns=False), X, 'yr'), X)
save('glm_multinomial', train(GLM(family='multinomial', alpha=.5, lambda_=.005 if B else .002, seed=1), X if B else XS, 'ym'), X if B else XS)
save('glm_poisson', train(GLM(family='poisson', lambda_=.01 if B else 0, seed=1), XS, 'yp'), XS)
tryit('glm_tweedie', lambda: save('glm_tweedie', train(GLM(family='tweedie', tweedie_variance_power=1.5, tweedie_link_power=0 if not B else .5, lambda_=.001), XS, 'yp'), XS))
tryit('glm_binomial_offset', lambda: save('glm_binomial_offset', train(GLM(family='binomial', lambda_=.001, offset_column='off', seed=1), XS, 'yb'), XS, offset=True))
tryit('glm_binomial_skip', lambda: save('glm_binomial_skip', train(GLM(family='binomial', lambda_=.001, missing_values_handling='Skip', standardize=False), XS, 'yb'), XS))
tryit('glm_ordinal', lambda: save('glm_ordinal', train(GLM(family='ordinal', seed=1), ['x1','x2','x4','color'], 'ym'), ['x1','x2','x4','color']))
# ---- trees
T = dict(seed=42 if not B else 77)
save('gbm_binomial', train(GBM(ntrees=12 if not B else 17, max_depth=4 if not B else 6, learn_rate=.2, sample_rate=.8, **T), X, 'yb'), X)
save('gbm_multinomial', train(GBM(ntrees=8, max_depth=4 if not B else 3, **T), X, 'ym'), X)
save('gbm_regression', train(GBM(ntrees=15, max_depth=5 if not B else 7, min_rows=4, col_sample_rate=.7, **T), X, 'yr'), X)
tryit('gbm_poisson_offset', lambda: save('gbm_poisson_offset', train(GBM(ntrees=10, max_depth=3, distribution='poisson', offset_column='off', **T), X, 'yp'), X, offset=True))
tryit('gbm_binomial_balanced', lambda: save('gbm_binomial_balanced', train(GBM(ntrees=8, max_depth=4, balance_classes=True, nbins_cats=16 if not B else 1024, **T), X, 'yb'), X))
tryit('gbm_multinomial_2class', lambda: save('gbm_multinomial_2class', train(GBM(ntrees=6, max_depth=3, distribution='multinomial', **T), X, 'yb'), X))
hs, ht = fr.split_frame([.8], seed=5)
def platt(meth):
    m = GBM(ntrees=10, max_depth=4, calibrate_model=True, calibration_frame=ht, calibration_method=meth, **T); m.train(X, 'yb', hs); return m
tryit('gbm_binomial_platt', lambda: save('gbm_binomial_platt', platt('PlattScaling'), X))
tryit('gbm_binomial_isotonic', lambda: save('gbm_binomial_isotonic', platt('IsotonicRegression'), X))
save('drf_binomial', train(DRF(ntrees=10 if not B else 13, max_depth=7, **T), X, 'yb'), X)
save('drf_binomial_double', train(DRF(ntrees=6, max_depth=6, binomial_double_trees=True, balance_classes=True, **T), X, 'yb'), X)
save('drf_multinomial', train(DRF(ntrees=6, max_depth=6 if not B else 9, balance_classes=B, **T), X, 'ym'), X)
save('drf_regression', train(DRF(ntrees=8, max_depth=7, mtries=3, **T), X, 'yr'), X)
save('isolation_forest', train(IF(ntrees=20 if not B else 14, sample_size=128, max_depth=8, **T), X), X)
tryit('isolation_forest_flag', lambda: save('isolation_forest_flag', train(IF(ntrees=12, sample_size=64, contamination=.1, **T), XN), XN))
tryit('extended_isolation_forest', lambda: save('extended_isolation_forest', train(EIF(ntrees=10, sample_size=64, extension_level=1 if not B else 3, **T), XN), XN))
# ---- others
tryit('xgboost_binomial', lambda: save('xgboost_binomial', train(XGB(ntrees=10, max_depth=4 if not B else 6, **T), X, 'yb'), X))
tryit('xgboost_multinomial', lambda: save('xgboost_multinomial', train(XGB(ntrees=5, max_depth=3, **T), XS, 'ym'), XS))
D = dict(epochs=5, seed=3, reproducible=True, export_weights_and_biases=False)
save('deeplearning_binomial', train(DL(hidden=[10, 6] if not B else [17, 9, 5], activation='Rectifier', **D), X, 'yb'), X)
tryit('deeplearning_multinomial', lambda: save('deeplearning_multinomial', train(DL(hidden=[12], activation='TanhWithDropout', **D), XS, 'ym'), XS))
tryit('deeplearning_regression', lambda: save('deeplearning_regression', train(DL(hidden=[8, 5], activation='Maxout' if not B else 'Tanh', **D), XS, 'yr'), XS))
save('kmeans', train(KM(k=4 if not B else 6, seed=5, standardize=True), XS), XS)
tryit('kmeans_raw', lambda: save('kmeans_raw', train(KM(k=3, seed=5, standardize=False), XN), XN))
# ---- stacked ensemble
def se():
    c = dict(nfolds=3, fold_assignment='Modulo', keep_cross_validation_predictions=True, seed=9)
    m1 = GBM(ntrees=6, max_depth=3, **c); m1.train(X, 'yb', fr); m2 = GLM(family='binomial', lambda_=.01, **c); m2.train(X, 'yb', fr)
    m3 = DRF(ntrees=4, max_depth=4, **c); m3.train(X, 'yb', fr)
    m = SE(base_models=[m1, m2] + ([m3] if B else []), metalearner_transform='logit' if B else 'none'); m.train(X, 'yb', fr); save('stackedensemble', m, X)
tryit('stackedensemble', se)
# ---- word2vec
def w2v():
    r = random.Random(seed); topics = [['ship','star','planet','droid','pilot','engine'], ['soup','bread','salt','oven','spoon','butter'], ['law','court','judge','jury','trial','naïve']]
    if B: topics = [['leaf','root','tree','bark','seed','soil','rain'], ['code','byte','stack','queue','hash','null','loop'], ['drum','flute','chord','tempo','Ünder','voice']]
    words = []
    for _ in range(400): t = r.choice(topics); words += [r.choice(t) for _ in range(r.randint(4, 9))] + [None]
    f = h2o.H2OFrame([[w] for w in words], column_names=['w'], column_types=['string'])
    m = W2V(vec_size=12 if not B else 20, epochs=3, min_word_freq=3, window_size=3); m.train(training_frame=f); save('word2vec', m, None)
    with open(f'{out}/word2vec.input.csv', 'w', newline='', encoding='utf8') as g:
        w = csv.writer(g, lineterminator='\n'); w.writerow(['sentence'])
        for t in topics:
            for x in t: w.writerow([x])
        for _ in range(10): w.writerow([' '.join(r.choice(r.choice(topics + [['zzz','unknown']])) for _ in range(r.randint(1, 6)))])
        w.writerow(['zzz unknown']); w.writerow(['SHIP ship']); w.writerow([' '.join(topics[0])])
tryit('word2vec', w2v)
json.dump(made, open(f'{out}/fixtures.json', 'w'), indent=1, ensure_ascii=False, default=str)
print('total', sum(v['bytes'] for v in made.values()))
h2o.remove_all()
