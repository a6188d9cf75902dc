import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Against a real RabbitMQ at AMQP_URL, which `npm run test:broker` starts and ends.
export default defineConfig({
	test: {
		root: fileURLToPath(new URL('../../', import.meta.url)),
		dir: 'tests/broker',
		testTimeout: 120_000,
	},
});
