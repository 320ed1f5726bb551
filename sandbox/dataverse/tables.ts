import type { World } from '../world/facts.ts';
import { Database } from './database.ts';
import { seedAccounts } from './tables/accounts.ts';
import { seedActivities } from './tables/activities.ts';
import { seedIncidents } from './tables/incidents.ts';
import { seedQuotes } from './tables/quotes.ts';
import { seedUsers } from './tables/users.ts';

/** What Dataverse knows of the world. */
export function createDataverseTables(world: World, clock: () => Date): Database {
  const database = new Database(clock);
  seedUsers(world, database);
  seedAccounts(world, database);
  seedQuotes(world, database);
  seedIncidents(world, database);
  seedActivities(world, database);
  return database;
}
