"""Writes GBM models that H2O would hardly make: exact ties, trees of one leaf, and subtrees whose length takes three and
four bytes. Run in a folder of its own, then `ScoreCsv .` there for what genmodel
answers."""
import random, struct, zipfile

COLUMNS = ['a', 'b', 'c']

def ini(name, classes, trees, link):
    kind = {1: 'Regression', 3: 'Multinomial'}[classes]
    prior = {1: '[1.0]', 3: '[0.2, 0.5, 0.3]'}[classes]
    lines = ['[info]', 'h2o_version = 3.46.0.7', 'mojo_version = 1.40', 'license = Apache License Version 2.0', 'algo = gbm',
             'algorithm = Gradient Boosting Machine', 'endianness = LITTLE_ENDIAN', f'category = {kind}', 'uuid = 1',
             'supervised = true', 'n_features = 3', f'n_classes = {classes}', 'n_columns = 4', f'n_domains = {int(classes > 1)}',
             'balance_classes = false', 'default_threshold = 0.5', f'prior_class_distrib = {prior}',
             f'model_class_distrib = {prior}', 'timestamp = 2026-11-24T03:31:55.093Z', 'escape_domain_values = true',
             f'n_trees = {trees}', f'n_trees_per_class = {classes}', '_genmodel_encoding = AUTO',
             '_orig_projection_array = null', f'distribution = {"gaussian" if classes == 1 else "multinomial"}',
             f'link_function = {link}', 'init_f = 0.0', '', '[columns]', *COLUMNS, 'y', '', '[domains]']
    return '\n'.join(lines + (['3: 3 d000.txt'] if classes > 1 else [])) + '\n'

def leaf(value):
    return struct.pack('<BHf', 0, 65535, value)

def tree(depth, draw, width=None):
    """A full tree; lengths of left subtrees take as few bytes as they need, or `width` of them."""
    head = lambda t: struct.pack('<BHBf', t, draw.randrange(3), draw.choice([2, 3, 4, 5]), draw.randrange(-64, 64) / 8)
    leaves = lambda: struct.pack('<f', draw.randrange(-512, 512) / 64)
    if depth == 1:
        return head(0xf0) + leaves() + leaves()
    left, right = tree(depth - 1, draw, width), tree(depth - 1, draw, width)
    size = width or (len(left).bit_length() + 7) // 8
    return head(size - 1) + len(left).to_bytes(size, 'little') + left + right

def stump(split, left, right):
    return struct.pack('<BHBfff', 0xf0, 0, 2, split, left, right)

def write(name, classes, groups, link, rows):
    """`groups`: for each group, the trees of its classes; None is a tree that is not there."""
    with zipfile.ZipFile(f'{name}.zip', 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        def add(path, data):
            z.writestr(zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        add('model.ini', ini(name, classes, len(groups), link))
        if classes > 1:
            add('domains/d000.txt', 'left\nmiddle\nright\n')
        for g, group in enumerate(groups):
            for c, (data, nodes) in enumerate(group):
                add(f'trees/t{c:02}_{g:03}.bin', data)
                add(f'trees/t{c:02}_{g:03}_aux.bin', bytes(40 * nodes))
    with open(f'{name}.input.csv', 'w') as f:
        f.write(','.join(COLUMNS) + '\n' + ''.join(row + '\n' for row in rows))

draw = random.Random(22)
cell = lambda: draw.choice(['', 'NaN']) if draw.random() < .1 else repr(draw.choice([draw.gauss(0, 3), float(draw.randrange(-8, 9))]))
rows = [','.join(cell() for _ in COLUMNS) for _ in range(120)]
one = lambda value: (leaf(value), 0)
# Class 0 and 1 are tied, then 1 and 2, then all three.
write('corner_tie_first', 3, [[one(.5), one(.5), one(.25)]], 'log', rows)
write('corner_tie_last', 3, [[one(.25), one(.5), one(.5)]], 'log', rows)
write('corner_tie_all', 3, [[one(.5), one(.5), one(.5)], [(stump(.5, .25, 1), 1), one(.25), one(.25)]], 'log', rows)
write('corner_leaf_trees', 1, [[one(1.5)], [(tree(3, draw), 7)], [one(-.25)]], 'identity', rows)
write('corner_long_subtrees', 1, [[(tree(14, draw), 2**14 - 1)], [(tree(3, draw, 4), 7)]], 'identity', rows)
