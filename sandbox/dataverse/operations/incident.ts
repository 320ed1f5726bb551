import { badRequest } from '../refusal.ts';
import type { Answer, Work } from '../service.ts';
import { put } from '../write.ts';
import { closedRow, readParameters, readStatus } from './parameters.ts';

/** `POST /CloseIncident`: resolves an active case that has no open activities. */
export function closeIncident(body: unknown, work: Work): Answer {
  const { Status, IncidentResolution } = readParameters(body, 'CloseIncident', ['Status', 'IncidentResolution']);
  const { database } = work.service;
  const incident = closedRow(IncidentResolution, 'incidentid', 'incident', work);
  const statuscode = readStatus(Status, [5, 1000], 'incident');
  if (incident.values.statecode !== 0) throw badRequest('The incident can not be closed because it is not active.');
  const activities = database.table('activitypointer').byIndex('_regardingobjectid_value', [incident.id]);
  if (activities.some(({ values }) => values.statecode === 0 || values.statecode === 3)) {
    throw badRequest('The incident can not be closed because there are open activities associated with this incident.');
  }
  put(database.table('incident'), incident, { statecode: 1, statuscode }, work);
  return { status: 204 };
}
