import type { CiHost } from "./flags.ts";

/** What has a hosting service check each change, say what follows from it, and publish the main branch. */
export function ciFiles(host: CiHost): Readonly<Record<string, string>> {
  return {
    ...(host === "github" ? { ".github/workflows/entente.yml": GITHUB } : { ".gitlab-ci.yml": GITLAB }),
    ".pre-commit-config.yaml": PRE_COMMIT,
  };
}

// Names of branches come from outside: they reach the shell through variables, never as text of a command.
const GITHUB = `name: Entente
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pull-requests: write
      security-events: write
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          ref: \${{ github.event.pull_request.head.sha || github.sha }}
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm install
      - name: Check, with a note at each line that has a finding
        run: npx entente check --format github
      - name: Findings for the security tab
        if: always()
        run: npx entente check --format sarif > entente.sarif || test -s entente.sarif
      - uses: github/codeql-action/upload-sarif@v3
        if: always()
        continue-on-error: true
        with:
          sarif_file: entente.sarif
      - name: What the change does
        if: github.event_name == 'pull_request'
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
        run: |
          npx entente diff "$BASE...HEAD" --format markdown > diff.md
          cat diff.md >> "$GITHUB_STEP_SUMMARY"
      - name: The same as a comment, which later pushes update
        if: github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository
        env:
          GH_TOKEN: \${{ github.token }}
          NUMBER: \${{ github.event.pull_request.number }}
        run: |
          MARK='<!-- entente diff -->'
          printf '\\n%s\\n' "$MARK" >> diff.md
          ID=$(gh api "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" --paginate \\
            --jq ".[] | select(.user.type == \\"Bot\\" and (.body | contains(\\"$MARK\\"))) | .id" | head -n 1)
          if [ -n "$ID" ]; then
            gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$ID" --field body=@diff.md --silent
          else
            gh pr comment "$NUMBER" --body-file diff.md
          fi

  pages:
    if: github.event_name == 'push'
    needs: check
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deploy.outputs.page_url }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm install
      - run: npx entente build -o dist --pages
      - uses: actions/upload-pages-artifact@v3
        with:
          path: dist
      - id: deploy
        uses: actions/deploy-pages@v4
`;

const GITLAB = `image: node:22

default:
  before_script:
    - npm install

check:
  script:
    - npx entente check

# The change as a Markdown file; with a project access token in ENTENTE_TOKEN also as a comment, which later pushes update.
diff:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    GIT_DEPTH: "0"
  script:
    - npx entente diff "$CI_MERGE_REQUEST_DIFF_BASE_SHA...HEAD" --format markdown > diff.md
    - |
      if [ -n "$ENTENTE_TOKEN" ]; then
        notes="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
        printf '\\n<!-- entente diff -->\\n' >> diff.md
        node -e '
          const [url, token] = process.argv.slice(1);
          const call = (to, method, body) =>
            fetch(to, { method, headers: { "PRIVATE-TOKEN": token, "Content-Type": "application/json" }, body })
              .then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(method + " " + answer.status)));
          const body = JSON.stringify({ body: require("node:fs").readFileSync("diff.md", "utf8") });
          const post = (page) => call(url + "?per_page=100&page=" + page, "GET").then((notes) => {
            const own = notes.find((note) => note.body.includes("<!-- entente diff -->"));
            if (own) return call(url + "/" + own.id, "PUT", body);
            return notes.length === 100 ? post(page + 1) : call(url, "POST", body);
          });
          post(1);
        ' "$notes" "$ENTENTE_TOKEN"
      fi
  artifacts:
    paths: [diff.md]

pages:
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - npx entente build -o public --pages
  artifacts:
    paths: [public]
`;

const PRE_COMMIT = `repos:
  - repo: local
    hooks:
      - id: entente-fmt
        name: entente fmt
        entry: npx entente fmt
        language: system
        files: ^(data|schema)/.*\\.yaml$|^entente\\.yaml$
      - id: entente-check
        name: entente check
        entry: npx entente check
        language: system
        files: ^(data|schema)/.*\\.yaml$|^entente\\.yaml$
        pass_filenames: false
`;
