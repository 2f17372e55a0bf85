// TypeScript's checker, in a browser, over files that are given as text: no Node, nothing built.

const OPTIONS = {
  allowJs: true,
  checkJs: true,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
};

/** What the checker says of the scripts among these files, by path; libraries lie below `/lib/`. */
window.check = files => {
  const host = {
    fileExists: path => path in files,
    readFile: path => files[path],
    getSourceFile: (path, version) =>
      (path in files ? ts.createSourceFile(path, files[path], version) : undefined),
    getDefaultLibFileName: () => '/lib/lib.d.ts',
    getDefaultLibLocation: () => '/lib',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: path => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile() {},
  };
  const rootNames = Object.keys(files).filter(path => !path.startsWith('/lib/'));
  const program = ts.createProgram({ rootNames, options: OPTIONS, host });
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
};
