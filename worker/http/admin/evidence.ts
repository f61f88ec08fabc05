/** The carrier evidence pack of a widget over HTTP: the pack as JSON, and the picture that goes with it. */
import type { Hono } from 'hono';
import { z } from 'zod';
import type { EvidencePicture } from '../../../shared/contract/evidence.ts';
import { EVIDENCE_PICTURE_BYTES_MAX } from '../../../shared/limits.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { readUpTo } from '../../platform/read-up-to.ts';
import { evidencePack } from '../../policy/evidence-pack/pack.ts';
import type { NewPicture, StoredPicture } from '../../workspace/workspace-api.ts';
import { readManifest } from '../asset-manifest.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { picturePath, programmePath } from '../pages/programme-paths.ts';
import { NOT_FOUND, type ProblemDraft, problem } from '../problem.ts';
import { ownId, ownWorkspace, publicId } from './own.ts';
import { invalidAt, workspaceProblem } from './workspace-refusal.ts';

const versionText = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
/** As it stands in the names of the form's files. */
const buildText = z.string().regex(/^\w{1,64}$/);

export function evidenceRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/widgets/:id/evidence', requireScope('config:read'), readPack);
  app.put('/v1/widgets/:id/evidence/picture', requireScope('config:write'), putPicture);
}

async function readPack(c: AppContext): Promise<Response> {
  const id = ownId(c, 'widget', c.req.param('id') ?? '');
  const workspace = ownWorkspace(c);
  const widget = id && (await workspace.listWidgets()).find((each) => each.id === id.local);
  if (!id || !widget) return problem(c, NOT_FOUND);
  const [published, picture, pages, manifest] = await Promise.all([
    workspace.published(id.local, null),
    workspace.newestPicture(id.local),
    workspace.landingPages(),
    readManifest(c),
  ]);
  if (!published) return problem(c, { status: 409, type: 'conflict', detail: 'This widget was never published. Publish it first.' });
  const at = `${c.get('services').env.publicUrl}`;
  const workspaceId = publicId(c, 'workspace', '');
  return c.json(
    evidencePack({
      published: { ...published, version: { ...published.version, widget_id: publicId(c, 'widget', id.local) } },
      unpublishedChanges: widget.unpublished_changes,
      formBuild: manifest.build === '' ? null : manifest.build,
      picture: picture && viewPicture(c, picture),
      programmePageUrl: `${at}${programmePath(workspaceId, published.programme.id)}`,
      landingUrls: pages.filter((page) => page.widgetId === id.local).map((page) => `${at}/p/${workspaceId}/${page.slug}`),
    }),
  );
}

async function putPicture(c: AppContext): Promise<Response> {
  const id = ownId(c, 'widget', c.req.param('id') ?? '');
  const isThere = id && (await ownWorkspace(c).listWidgets()).some((each) => each.id === id.local);
  if (!id || !isThere) return problem(c, NOT_FOUND);
  const input = await readPicture(c);
  if (!input.ok) return problem(c, input.error);
  const put = await ownWorkspace(c).putPicture(c.get('caller').actor, id.local, input.value);
  return put.ok ? c.json(viewPicture(c, put.value)) : problem(c, workspaceProblem(put.error));
}

/** Headers first, so that a picture of another build is refused before it is read. */
async function readPicture(c: AppContext): Promise<Result<NewPicture, ProblemDraft>> {
  if (!/^image\/png\s*(?:;|$)/i.test(c.req.header('content-type') ?? '')) return err(NOT_PNG);
  const version = versionText.safeParse(c.req.header('sayso-widget-version'));
  if (!version.success) return err(headerMissing('Sayso-Widget-Version', 'Send the version of the widget that the form showed.'));
  const build = buildText.safeParse(c.req.header('sayso-form-build'));
  if (!build.success) return err(headerMissing('Sayso-Form-Build', 'Send the build hash that the form reports.'));
  const served = (await readManifest(c)).build;
  if (build.data !== served) return err(otherBuild(build.data, served));
  if (Number(c.req.header('content-length') ?? 0) > EVIDENCE_PICTURE_BYTES_MAX) return err(TOO_LARGE);
  const png = await readUpTo(c.req.raw.body, EVIDENCE_PICTURE_BYTES_MAX);
  return png ? ok({ version: version.data, build: build.data, png }) : err(TOO_LARGE);
}

const otherBuild = (asked: string, served: string): ProblemDraft =>
  invalidAt(
    'header:Sayso-Form-Build',
    'other_build',
    served === '' ? 'This Worker serves no form.' : `The picture is of form ${asked}; form ${served} is served.`,
    'Make the picture of the form as it is served now: npm run evidence -- WIDGET.',
  );

const headerMissing = (name: string, fix: string): ProblemDraft =>
  invalidAt(`header:${name}`, 'invalid', `The header ${name} is missing or malformed.`, fix);

const NOT_PNG: ProblemDraft = {
  status: 415,
  type: 'unsupported-media-type',
  errors: [
    { path: 'header:Content-Type', code: 'not_png', message: 'The body must be sent as a PNG.', fix: 'Send Content-Type: image/png.' },
  ],
};

const TOO_LARGE: ProblemDraft = {
  status: 413,
  type: 'body-too-large',
  errors: [
    {
      path: 'body',
      code: 'too_large',
      message: `The body is larger than ${EVIDENCE_PICTURE_BYTES_MAX} bytes.`,
      fix: `Send at most ${EVIDENCE_PICTURE_BYTES_MAX} bytes.`,
    },
  ],
};

function viewPicture(c: AppContext, picture: StoredPicture): EvidencePicture {
  const { hash, version, build, width, height, uploadedAt } = picture;
  const url = `${c.get('services').env.publicUrl}${picturePath(publicId(c, 'workspace', ''), hash)}`;
  return { url, sha256: hash, version, form_build: build, width, height, uploaded_at: uploadedAt };
}
