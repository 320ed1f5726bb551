import { Refusal } from './refusal.ts';
import type { Service } from './service.ts';
import { INTEGRATION_USER } from './tables/values.ts';

/** The user in whose name a request acts: the application's own, or the one it names by his Entra object id. */
export function callerOf(headers: Readonly<Record<string, string | undefined>>, { database }: Service): string {
  const users = database.table('systemuser');
  const objectId = headers.callerobjectid;
  const id = headers.mscrmcallerid;
  if (objectId === undefined && id === undefined) return INTEGRATION_USER;
  const user =
    objectId === undefined
      ? users.byId(id ?? '')
      : users.byIndex('azureactivedirectoryobjectid', [objectId.toLowerCase()])[0];
  if (user !== undefined) return user.id;
  throw new Refusal(403, '0x80048306', `The user ${objectId ?? id} is not a member of the organization.`);
}
