/** The query or path is not valid OData; the message is in the words of Microsoft's OData library, which both systems use. */
export class ODataError extends Error {
  override readonly name = 'ODataError';
}
