/**
 * D365's rows in D365's own spelling: the fields we ask for. F&O has no nulls: an empty text is '', an empty day 1900.
 * What a tenant may name otherwise stands under one fixed name.
 */

export type * from './records/credit.ts';
export type * from './records/dataverse.ts';
export type * from './records/goods.ts';
export type * from './records/parties.ts';
export type * from './records/sales.ts';
