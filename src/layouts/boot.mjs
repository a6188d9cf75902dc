import { createHash } from 'node:crypto';

/**
 * Runs in the head before anything is painted: a chosen theme does not flash, keys that were
 * switched off stay off, what needs a script appears in its place, and `data-kept` says that
 * something is remembered, so that there is room for it. It reads the text that
 * src/progress writes (a test holds the two together) and leaves alone what it does not know.
 */
export const boot = `(r=>{let d=r.dataset;d.script="";try{let s=localStorage.getItem("take-a-number");if(s)d.kept="";let{theme:t,singleKeys:k}=JSON.parse(s).settings;if(t=="light"||t=="dark")d.theme=t;if(k===false)d.singleKeys="off"}catch{}})(document.documentElement)`;

/** What the security policy knows it by. */
export const bootHash = /** @type {const} */ (
	`sha256-${createHash('sha256').update(boot).digest('base64')}`
);
