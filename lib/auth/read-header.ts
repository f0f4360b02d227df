/** A request's header by its lower-case name. */
export type ReadHeader = (name: string) => string | null | undefined;
