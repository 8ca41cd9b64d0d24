import { Client } from 'pg';

/** Connects for work on the whole database. @throws Error with a sentence that says what to check */
export async function connect(url: string, setting: string, name = 'foyer-migrate'): Promise<Client> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: name,
  });
  // The waiting query fails when the connection breaks; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect().catch(error => {
    throw unreachable(url, setting, error);
  });
  return client;
}

/** The program's role in PostgreSQL. */
export async function roleOf(databaseUrl: string, ownersDatabase: string | undefined): Promise<string> {
  const program = await connect(databaseUrl, 'DATABASE_URL');
  try {
    if (program.database !== ownersDatabase)
      throw new Error(
        `DATABASE_URL names the database "${program.database}", and DATABASE_OWNER_URL "${ownersDatabase}". Set both to the same database.`,
      );
    const { rows } = await program.query<{ role: string }>('select current_user as role');
    return rows[0]?.role ?? '';
  } finally {
    await program.end().catch(() => {});
  }
}

/** Can this connection's role create tables? */
export async function canMigrate(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ can: boolean }>(
    `select has_schema_privilege(current_schema(), 'CREATE') as can`,
  );
  return rows[0]?.can === true;
}

/** Why there is no connection, as a sentence with what to do. */
function unreachable(databaseUrl: string, setting: string, error: Error & { code?: string }): Error {
  const { host, pathname, username } = new URL(databaseUrl);
  const [server, database, user] = [host, pathname.slice(1), username].map(decodeURIComponent);
  if (error.code === '28P01' || error.code === '28000')
    return new Error(
      `The database server at ${server} refuses the user "${user}" (${error.code}). Check the name and password in ${setting}.`,
      { cause: error },
    );
  if (error.code === '3D000')
    return new Error(
      `The database server at ${server} has no database "${database}". Create it, or correct ${setting}.`,
      { cause: error },
    );
  return new Error(
    `Foyer can’t reach the database at ${server} (${error.code ?? error.message}). Check that PostgreSQL runs there, and check ${setting}.`,
    { cause: error },
  );
}
