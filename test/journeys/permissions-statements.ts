/** A statement of a policy, wherever in a template it stands. */
export type TemplateStatement = {
  /** `RelayRole1A2B3C4D.Policies.0.PolicyDocument.Statement.2` */
  place: string;
  /** As people call it: `RelayRole sqs:SendMessage`, without CDK's hash; `RelayTopicPolicy not sns:Publish` refuses. */
  title: string;
};

type Element = { Effect: string; Action: string | string[] };
export type Template = { Resources: Record<string, { Type: string; Properties?: unknown }> };

const PERMISSION = 'AWS::Lambda::Permission';

/** Every statement of every policy of a template; the permission of a function is one. */
export function statementsOf({ Resources }: Template): TemplateStatement[] {
  return Object.entries(Resources).flatMap(([logicalId, { Type, Properties }]) => {
    const places: [string, Element][] =
      Type === PERMISSION
        ? [[`${logicalId}.Statement.0`, { Effect: 'Allow', ...(Properties as Pick<Element, 'Action'>) }]]
        : placesIn(Properties, logicalId);
    return places.map(([place, { Effect, Action }]) => ({
      place,
      title: `${logicalId.replace(/([0-9A-F]{8})+$/, '')} ${Effect === 'Deny' ? 'not ' : ''}${[Action].flat().join(', ')}`,
    }));
  });
}

/** The template as it would be without the statement at this place. */
export function withoutStatement(template: Template, place: string): Template {
  const copy = structuredClone(template);
  const [logicalId = '', ...path] = place.split('.');
  if (copy.Resources[logicalId]?.Type === PERMISSION) {
    const { [logicalId]: _taken, ...Resources } = copy.Resources;
    return { ...copy, Resources };
  }
  const index = Number(path.pop());
  const list = path.reduce<unknown>(memberOf, copy.Resources[logicalId]?.Properties);
  if (!Array.isArray(list) || !list[index]) throw new Error(`there is no statement at ${place}`);
  list.splice(index, 1);
  return copy;
}

function placesIn(value: unknown, path: string): [place: string, element: Element][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'Statement' && Array.isArray(member)
      ? member.map((element, index): [string, Element] => [`${path}.Statement.${index}`, element as Element])
      : placesIn(member, `${path}.${name}`),
  );
}

function memberOf(value: unknown, name: string): unknown {
  return (value as Record<string, unknown> | undefined)?.[name];
}
