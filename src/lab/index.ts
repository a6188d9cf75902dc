/** A shop and its mailers for a real RabbitMQ. */
export { openPublisher, type Ticket } from './publisher.ts';
export { hangRails, type Rails } from './rails.ts';
export { type Outcome, runSale, type Sale, WINDOWS } from './sale.ts';
export { openWorker, type Work } from './worker.ts';
export { opening, report } from './report.ts';
