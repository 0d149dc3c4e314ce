import type { PackageManager } from './package-manager.ts'

/**
 * The workflow that publishes a site to GitHub Pages. It needs no secret: the job that publishes proves who it is with a token
 * of its own run, and the job that runs other people's code may only read.
 * @param branch the branch that is published; both usual names when it is not known
 * @param contentOption ` --content .` where the command would take another folder by itself
 */
export const publishWorkflow = (
  { installInWorkflow, run }: PackageManager,
  branch: string | undefined,
  contentOption: string,
): string => `# Builds the site and publishes it to GitHub Pages.
# To begin, open the settings of the repository on GitHub, choose Pages, and set Source to GitHub Actions.
name: Publish

on:
  push:
    branches: [${branch ?? 'main, master'}]
  # Stories dated in the future, and those under an embargo, appear with the first build after their time.
  # GitHub switches this off when a repository has not changed for 60 days.
  schedule:
    - cron: '17 */3 * * *'
  # A button on the page Actions.
  workflow_dispatch:

# What a job may do unless it says more.
permissions:
  contents: read

# One publication at a time; one that has begun is finished.
concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      contents: read
      # To ask for the address of the site.
      pages: read
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false

      - uses: actions/setup-node@v7
        with:
          node-version: 24

      - name: Install
        run: ${installInWorkflow}

      # What earlier builds have read and made, such as smaller copies of pictures. A build without it only takes longer.
      - uses: actions/cache@v5
        with:
          path: .broadsheet
          key: broadsheet-\${{ github.sha }}
          restore-keys: broadsheet-

      # Says where the site will be: at your own domain, or below https://you.github.io.
      - id: pages
        uses: actions/configure-pages@v6

      - name: Build
        run: ${run} broadsheet build${contentOption} --base "$BASE_PATH/" --url "$BASE_URL"
        env:
          BASE_PATH: \${{ steps.pages.outputs.base_path }}
          BASE_URL: \${{ steps.pages.outputs.base_url }}

      - uses: actions/upload-pages-artifact@v5
        with:
          path: dist
          # Such as public/.well-known, by which services check who owns the domain.
          include-hidden-files: true

  deploy:
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pages: write
      # To prove to GitHub Pages that the site comes from this workflow.
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deploy.outputs.page_url }}
    steps:
      - id: deploy
        uses: actions/deploy-pages@v5
`
