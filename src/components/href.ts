/**
 * An address of this site under whatever base path it is served from.
 * `path` has no slash in front: `lessons/why-queues/`, `slides/why-queues/#night`, empty for home.
 */
export function href(path = '', base: string = import.meta.env.BASE_URL): string {
	return `${base.replace(/\/$/, '')}/${path.replace(/^\//, '')}`;
}
