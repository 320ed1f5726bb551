/** What a GraphQL type still needs once its model is loaded: a resolver for each other field, and for entities a way in. */
export type Beyond<Resolvers, Model> = Required<Omit<Resolvers, keyof Model | '__isTypeOf'>>;
