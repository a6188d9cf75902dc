import { createHash } from 'node:crypto';

/**
 * Stands at the end of a page to read, and loads the page's scripts once it has been painted. A
 * script that came before would take its part of line and processor from the first paint, and nobody
 * can use it earlier: what is pressed until all are there is kept for them, as `presses` of this
 * script's element. A browser that does not tell when it has painted, out of discretion, is given half
 * a second from the first frame; to import a script twice does nothing.
 */
export const late = `let s=document.querySelector("[data-late]"),p=s.presses=[],k=e=>p.push(e.target),l=()=>Promise.allSettled(s.dataset.late.split(" ").map(a=>import(a))).then(()=>removeEventListener("click",k,!0));addEventListener("click",k,!0);requestAnimationFrame(()=>setTimeout(l,500));new PerformanceObserver(l).observe({type:"paint",buffered:true})`;

/** What the security policy knows it by. */
export const lateHash = /** @type {const} */ (
	`sha256-${createHash('sha256').update(late).digest('base64')}`
);
