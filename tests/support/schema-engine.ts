import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createPool } from '@classmark/database';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type SqlResultSet } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

const schemaFile = new URL('../../prisma/schema.prisma', import.meta.url);
const engineLoaded = loadEngine();
const charOid = 18;
const textOid = 25;

/** The SQL that would bring the database at `url` to what `prisma/schema.prisma` says: empty if it is there already. */
export async function diffAgainstSchema(url: string): Promise<string> {
  await engineLoaded;
  const files = [{ path: 'schema.prisma', content: await readFile(schemaFile, 'utf8') }];
  const pool = createPool(url, { maxConnections: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new CharAwarePg(pool));
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: fileURLToPath(new URL('../..', import.meta.url)) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  } finally {
    engine.free();
    await pool.end();
  }
}

/** The engine reads catalogue columns of Postgres's internal type "char", which the adapter does not know. */
class CharAwarePg extends PrismaPg {
  constructor(private readonly pool: ReturnType<typeof createPool>) {
    super(pool);
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const charColumns = new Set<string>();
    const query = this.pool.query.bind(this.pool);
    Object.assign(this.pool, {
      query: async (config: Parameters<typeof query>[0]) => {
        const result = await query(config);
        for (const field of result.fields) {
          if (field.dataTypeID !== charOid) continue;
          charColumns.add(field.name);
          field.dataTypeID = textOid;
        }
        return result;
      },
    });
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (sql): Promise<SqlResultSet> => {
      charColumns.clear();
      const result = await queryRaw(sql);
      const columnTypes = result.columnTypes.map((type, i) =>
        charColumns.has(result.columnNames[i] ?? '') ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}

/** The package's own entry imports its .wasm as a module, which Node does not do. */
async function loadEngine(): Promise<void> {
  const bindingsFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(bindingsFile.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== 'function') throw new Error('The schema engine has no entry point');
  start();
}
