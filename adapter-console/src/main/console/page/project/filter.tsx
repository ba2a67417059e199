import type { Project } from '@api';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { path as api } from '../../api/client';
import { messages } from '../../message/messages';
import { useParameter } from '../../route/route';

/**
 * The project that a page is narrowed to. Somebody with a role in projects only must have one: by default the only one
 * in which they have the permission.
 */
export function useProject(permission: string): { projectId: string; setProjectId: (projectId: string) => void; needsProject: boolean } {
  const own = useAccess().projectsWith(permission);
  const [projectId, setProjectId] = useParameter('projectId', own?.length === 1 ? own[0] : '');
  return { projectId, setProjectId, needsProject: own !== undefined && projectId === '' };
}

interface ProjectFilterProps {
  orgId: string;
  value: string;
  onValue: (projectId: string) => void;
  /** Only projects in which the caller has it are offered. */
  permission: string;
  /** The words for no project. */
  all?: string;
}

/** Chooses a project of the organization, or none. */
export function ProjectFilter({ orgId, value, onValue, permission, all }: ProjectFilterProps) {
  const m = messages();
  const access = useAccess();
  const own = access.projectsWith(permission);
  const list = useList<Project>(own === undefined && access.may('project:read') ? api`/v1/orgs/${orgId}/projects` : undefined, { limit: '200' });
  const options = own === undefined ? list.items.map((project) => [project.projectId, project.name] as const) : own.map((id) => [id, id] as const);
  const isKnown = value === '' || options.some(([id]) => id === value);
  return (
    <label class="project-filter">
      {m.limits.project}
      <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{own === undefined ? (all ?? m.common.allProjects) : m.common.choose}</option>
        {isKnown ? null : <option value={value}>{value}</option>}
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
