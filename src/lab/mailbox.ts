import { DatabaseSync } from 'node:sqlite';

/** Mails that have been sent, in a database that knows each order once. */
export function openMailbox(file = ':memory:') {
	const database = new DatabaseSync(file);
	database.exec(`
		CREATE TABLE IF NOT EXISTS done (key TEXT PRIMARY KEY);
		CREATE TABLE IF NOT EXISTS mails (order_number INTEGER, waited INTEGER);
	`);
	const claim = database.prepare('INSERT OR IGNORE INTO done (key) VALUES (?)');
	const write = database.prepare('INSERT INTO mails (order_number, waited) VALUES (?, ?)');
	return {
		// #region send
		/** Key and effect in one transaction. False when the order had its mail already. */
		send(order: number, waited: number): boolean {
			database.exec('BEGIN IMMEDIATE');
			try {
				const isFirst = claim.run(`order ${order}: confirmation`).changes === 1;
				if (isFirst) write.run(order, waited);
				database.exec('COMMIT');
				return isFirst;
			} catch (error) {
				database.exec('ROLLBACK');
				throw error;
			}
		},
		// #endregion
		/** How many mails there are, to how many orders, and the longest wait in milliseconds. */
		count() {
			const row = database
				.prepare(
					'SELECT count(*) AS mails, count(DISTINCT order_number) AS orders, max(waited) AS slowest FROM mails',
				)
				.get();
			const { mails, orders, slowest } = row as Record<string, number | null>;
			return { mails: mails ?? 0, orders: orders ?? 0, slowest: slowest ?? 0 };
		},
		close: () => database.close(),
	};
}
