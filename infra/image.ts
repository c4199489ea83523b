// The coach's image: one for the service and for the functions, so that both run the same code.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { IgnoreMode } from 'aws-cdk-lib';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';

/** The folder the image is made of. */
export const repository = fileURLToPath(new URL('..', import.meta.url));

/** How it is made. One list says what never belongs in it, for Docker and here; it also keeps the image's hash still. */
export const imageOptions = {
  file: 'infra/Dockerfile',
  exclude: readFileSync(new URL('Dockerfile.dockerignore', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^[^#\s]/.test(line)),
  ignoreMode: IgnoreMode.DOCKER,
  platform: Platform.LINUX_AMD64,
};
