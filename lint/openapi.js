// Judges the description that the platform served to OpenApiIT, or what is given, by Spectral and by Redocly. A warning is a fault too.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const description = process.argv[2] ?? fileURLToPath(new URL('../local/target/openapi.json', import.meta.url));
if (!description.startsWith('http') && !existsSync(description)) {
    console.error(`${description} is not there: ./nape test writes what the running platform serves`);
    process.exit(1);
}

function judge(program, ...args) {
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };
    const { status } = spawnSync(`${here}node_modules/.bin/${program}`, args, { cwd: here, env, stdio: 'inherit' });
    return status === 0;
}

const judgements = [
    judge('spectral', 'lint', '--fail-severity', 'hint', '--ruleset', 'spectral.yaml', description),
    judge('redocly', 'lint', '--config', 'redocly.yaml', description),
];
process.exit(judgements.every((isPassed) => isPassed) ? 0 : 1);
