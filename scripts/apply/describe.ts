/** A plan as lines for people. Holds no secret: the plan has none. */
import type { Plan, PlanItem } from './plan.ts';

const SIGNS: Readonly<Record<PlanItem['change'], string>> = { create: '+', change: '~', unchanged: '=' };
const VALUE_CHARS_MAX = 72;

export function describePlan(plan: Plan): string[] {
  const counts = (change: PlanItem['change']) => plan.items.filter((item) => item.change === change).length;
  return [
    ...plan.items.flatMap(describeItem),
    ...plan.unlisted.map(({ kind, key }) => `  ${nameOf(kind)} ${key} is not in the file and stays as it is`),
    `${counts('create')} to create, ${counts('change')} to change, ${counts('unchanged')} unchanged, ${plan.items.filter((item) => item.publish).length} to publish`,
  ];
}

function describeItem(item: PlanItem): string[] {
  return [
    `${SIGNS[item.change]} ${nameOf(item.kind)} ${item.key}: ${item.change}${item.publish ? ', publish' : ''}`,
    ...item.differences.map(({ path, before, after }) => `    ${path}: ${short(before)} → ${short(after)}`),
  ];
}

const nameOf = (kind: PlanItem['kind']): string => kind.replace('_', ' ');

function short(value: string | undefined): string {
  if (value === undefined) return '(none)';
  return value.length > VALUE_CHARS_MAX ? `${value.slice(0, VALUE_CHARS_MAX - 1)}…` : value;
}
