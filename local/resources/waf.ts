import type { WebAclProperties } from '../waf/types.ts';
import { createWebAcl } from '../waf/web-acl.ts';
import { created } from './provider.ts';
import type { Provider, Resource } from './provider.ts';
import type { Services } from './services.ts';
import { reasonForNoEffect } from './without-local-effect.ts';

const WEB_ACL = 'AWS::WAFv2::WebACL';
const ASSOCIATION = 'AWS::WAFv2::WebACLAssociation';

export const wafProviders: Record<string, Provider> = {
  [WEB_ACL]: createAcl,
  [ASSOCIATION]: associate,
};

type Protection = Pick<Services, 'stack' | 'webAcls' | 'api' | 'log'>;

function createAcl({ logicalId, properties, name }: Resource<WebAclProperties>, services: Protection) {
  const { region, accountId } = services.stack;
  const arn = `arn:aws:wafv2:${region}:${accountId}:regional/webacl/${name}/${name}`;
  const acl = createWebAcl(properties);
  services.webAcls.set(arn, acl);
  const parts = acl.notEvaluated.flatMap(({ rule, unknown }) => unknown.map((part) => ({ rule, part })));
  const withoutEffect = parts.flatMap(({ rule, part }) => {
    const type = `${WEB_ACL} ${part}`;
    const reason = reasonForNoEffect(type);
    if (!reason)
      services.log(`${logicalId}: the rule ${rule} is not asked, since ${part} is not known here.`);
    return { name: rule, type, reason };
  });
  return { ...created(`${name}|${name}|REGIONAL`, { Arn: arn, Id: name }), withoutEffect };
}

function associate(
  { properties, name }: Resource<{ ResourceArn: string; WebACLArn: string }>,
  { webAcls, api }: Protection,
) {
  const acl = webAcls.get(properties.WebACLArn);
  if (acl && api.protect(properties.ResourceArn, acl.judge)) return created(name);
  const type = `${ASSOCIATION} ${properties.ResourceArn.split(':')[2]}`;
  return { ...created(name), withoutEffect: [{ name: '', type, reason: reasonForNoEffect(type) }] };
}
