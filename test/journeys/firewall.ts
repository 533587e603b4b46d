import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembly } from '../../commands/assembly.ts';
import type { WebAclProperties, WebRequest } from '../../local/waf/types.ts';
import { createWebAcl } from '../../local/waf/web-acl.ts';

type Template = { Resources: Record<string, { Type: string; Properties: WebAclProperties }> };

/** Names the rule by which the firewall of the stack refuses a request, without the stack. */
export async function firewall(): Promise<(request: Partial<WebRequest>) => string | undefined> {
  const file = join(await assembly({ log: () => undefined }), 'Postroom.template.json');
  const { Resources } = JSON.parse(readFileSync(file, 'utf8')) as Template;
  const found = Object.values(Resources).find(({ Type }) => Type === 'AWS::WAFv2::WebACL');
  if (!found) throw new Error('the stack has no firewall');
  const { judge } = createWebAcl(found.Properties);
  const nothing = { method: 'POST', url: '/graphql', headers: {}, body: Buffer.alloc(0) };
  return (request) => judge({ ...nothing, ...request })?.rule;
}
