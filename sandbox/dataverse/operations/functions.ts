import { guidOf } from '../guid.ts';
import { badRequest } from '../refusal.ts';
import type { Answer, Request, Work } from '../service.ts';

const NS = 'Microsoft.Dynamics.CRM';

export function whoAmI(_argument: string, _request: Request, { service, callerId }: Work): Answer {
  const body = {
    '@odata.context': `${service.root}/$metadata#${NS}.WhoAmIResponse`,
    BusinessUnitId: guidOf('businessunit', 'root'),
    UserId: callerId,
    OrganizationId: guidOf('organization'),
  };
  return { status: 200, body };
}

export function retrieveVersion(_argument: string, _request: Request, { service }: Work): Answer {
  const context = `${service.root}/$metadata#${NS}.RetrieveVersionResponse`;
  return { status: 200, body: { '@odata.context': context, Version: '9.2.25094.00176' } };
}

/** `RetrieveTotalRecordCount(EntityNames=["account"])`: the only way to count beyond 5000. */
export function retrieveTotalRecordCount(argument: string, _request: Request, { service }: Work): Answer {
  const names = /^EntityNames=\[([^\]]*)\]$/.exec(argument.trim())?.[1]?.match(/(?<=["'])[a-z_]+(?=["'])/g);
  if (names === undefined || names === null) throw badRequest("Parameter 'EntityNames' is missing.");
  const counts = names.map((name) => {
    if (!service.database.model.has(name)) throw badRequest(`The entity with a name = '${name}' was not found.`);
    return [...service.database.table(name).rows()].length;
  });
  const body = {
    '@odata.context': `${service.root}/$metadata#${NS}.RetrieveTotalRecordCountResponse`,
    EntityRecordCountCollection: { Count: names.length, IsReadOnly: false, Keys: names, Values: counts },
  };
  return { status: 200, body };
}
