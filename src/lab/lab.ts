import { connect } from 'amqplib';
import { opening, report } from './report.ts';
import { runSale } from './sale.ts';

const HELP = `
Start one and try again:
  docker run --rm -p 127.0.0.1:5672:5672 rabbitmq:4
  or, on Debian and Ubuntu: sudo apt install rabbitmq-server
If yours is elsewhere, say where: AMQP_URL=amqp://user:password@host:5672 npm run lab
`;
const SPEED = Number(process.env['LAB_SPEED'] ?? 10);

const url = process.env['AMQP_URL'] ?? 'amqp://127.0.0.1';
const connection = await connect(url, { timeout: 5_000 }).catch((error: Error) => {
	process.stderr.write(`No broker answers at ${withoutPassword(url)}: ${error.message}\n${HELP}`);
	process.exit(1);
});
process.stdout.write(`${opening(SPEED)}\n`);
const outcome = await runSale(connection, {
	rails: { mail: 'take-a-number.mail', setAside: 'take-a-number.mail.set-aside' },
	speed: SPEED,
	tell: (sentence) => process.stdout.write(`${sentence}\n`),
});
await connection.close();
process.stdout.write(report(outcome));

/** The address as it may be shown. */
function withoutPassword(address: string): string {
	return address.replace(/\/\/[^@/]*@/, '//');
}
