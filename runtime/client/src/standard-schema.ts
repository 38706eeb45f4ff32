/**
 * The part of the Standard Schema interface, version 1 (https://standardschema.dev), that this package reads. Schemas of
 * zod, valibot, arktype and others have it.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What a schema says of a value: the value that comes out, or what is wrong with it. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** One thing that a schema found wrong, and where. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What comes out of a schema: the type of `data` in a message. */
export type SchemaOutput<S extends StandardSchema> = NonNullable<S["~standard"]["types"]>["output"];

/**
 * Makes a schema that gives a topic its type and checks nothing at run time. Generated modules use it, since the server
 * has validated what it sends.
 *
 * @returns a schema that lets every value through as a `T`
 */
export function staticSchema<T>(): StandardSchema<T> {
  return {
    "~standard": { version: 1, vendor: "typewire", validate: (value) => ({ value: value as T }) },
  };
}
