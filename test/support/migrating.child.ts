// Migrates the given database and prints which migrations it applied itself.
import { migrate } from '../../src/database/migrate.ts';

console.log(JSON.stringify(await migrate(process.argv[2] ?? '')));
