"""What rules hand to their steps besides files: settings, and fingerprints of all that counts."""

from functools import cache, cached_property, partial
from hashlib import file_digest, sha256
from pathlib import Path

from angket.engine.memory import Memory, state_of
from angket.engine.modules import modules_of, together
from angket.engine.packages import name_version
from angket.hypotheses.declared import categories_examined, columns_examined, items_read
from angket.hypotheses.kind import handed, keys_for
from angket.messages.message import LANGUAGES
from angket.settings.settings import describe_setting, of_pilot


class Parameters:
    """Functions that rules call in `params`.

    Parameters
    ----------
    studies : dict
        From the name of each study to its settings.
    program : Path
        The folder `workflow` of the project.
    state : str, optional
        Of that folder, as `angket.engine.memory.state_of` returns it.
    system : str, optional
        Of which `studies` are the entries, which have no hypotheses.
    beside : Parameters, optional
        Whose knowledge of the program these share.
    """

    def __init__(self, studies, program, state=None, system=None, beside=None):
        self._studies, self._program = studies, program
        self._system, self._beside = system, beside
        self._state = state or state_of(program)
        # What follows from the program, and from language and kinds of hypothesis of a study.
        memory = Memory(".snakemake/angket.parameters.json", self._state)
        self._known = beside._known if beside else memory
        # Hundreds of studies ask, which have few kinds of hypothesis among them.
        self._code = cache(self._code_of)

    def of_system(self, system, entries):
        """Return such functions for the rules of a system.

        Parameters
        ----------
        system : str
        entries : dict
            From the name of each to its settings.
        """
        return Parameters(entries, self._program, self._state, system, beside=self)

    def settings(self, *keys, pilot=False, hypotheses_of=None, **others):
        """Hand a rule the settings of the study that it uses, and what else its script is told.

        Parameters
        ----------
        *keys : str
        pilot : bool
            Whether the settings are those by which the pilot sample is read.
        hypotheses_of : str, optional
            A step; what it is handed of hypotheses, their kinds say themselves.
        **others : callable
            From wildcards to a text `key = value`.
        """
        others = list(others.values())
        return partial(self._settings_of, keys=keys, pilot=pilot, step=hypotheses_of, others=others)

    def where_items_are_dropped(self, *keys):
        """Hand a rule settings that matter only where a study leaves out items.

        Returns
        -------
        dict of str to callable
            For `settings`; null for the other studies, whose steps need not run again for them.
        """

        def of_study(wildcards, key):
            study = self._studies[wildcards.study]
            return describe_setting(study if study["instrument"]["drop_invalid"] else {}, key)

        return {key: partial(of_study, key=key) for key in keys}

    def where_columns_are_examined(self, *keys):
        """Hand a rule settings of the profile where assumptions of a model rest on columns of it.

        Returns
        -------
        dict of str to callable
            For `settings`; null for the other studies, whose steps need not run again for them.
        """
        return self._where(columns_examined, keys)

    def where_categories_are_examined(self, *keys):
        """Hand a rule settings where assumptions of a model rest on categories of a variable.

        Returns
        -------
        dict of str to callable
            As of `where_columns_are_examined`.
        """
        return self._where(categories_examined, keys)

    def where_items_are_read(self, *keys):
        """Hand a rule settings where hypotheses are about single items.

        Returns
        -------
        dict of str to callable
            As of `where_columns_are_examined`.
        """
        return self._where(items_read, keys)

    def _where(self, holds, keys):
        return {key: partial(self._setting_where, key=key, holds=holds) for key in keys}

    def _setting_where(self, wildcards, key, holds):
        study = self._studies[wildcards.study]
        return describe_setting(study if holds(study) else {}, key)

    def words(self, stage):
        """Hand a rule the words that its script writes in the study's language."""

        def of_study(wildcards):
            language, kinds = self._language(wildcards), self._kinds_of(wildcards)
            name = f"words of {stage} in {language}: {kinds}"
            return self._known.of(name, lambda: words_in(language, stage, *kinds))

        return of_study

    def phrases(self, stage):
        """Hand a rule the fingerprint of the phrases that it writes in the study's language."""

        def of_study(wildcards):
            language, kinds = self._language(wildcards), self._kinds_of(wildcards)
            name = f"phrases of {stage} in {language}: {kinds}"
            found = self._known.of(name, lambda: _short(words_in(language, stage, *kinds)))
            return f"phrases of {stage}: {found}"

        return of_study

    def messages(self, *areas):
        """Hand a rule the fingerprint of the messages that it writes into its results."""

        def of_study(wildcards):
            return messages_in(self._language(wildcards), areas)

        return of_study

    def code(self, script, kinds=False):
        """Hand a rule the fingerprint of what its script does, and the packages it uses.

        With `kinds`, what the kinds of hypothesis that a study has do in this step counts, too.
        """
        if not kinds:
            return self._told(*self._code(script, ()))

        def of_study(wildcards):
            return self._told(*self._code(script, self._kinds_of(wildcards)))

        return of_study

    def packages_of(self, scripts):
        """Hand a rule the packages that some scripts use, and Snakemake itself."""

        def of_study(wildcards):
            kinds = self._kinds_of(wildcards)
            used = {"snakemake"}.union(*(self._code(script, kinds)[1] for script in scripts))
            return [name_version(name) for name in sorted(used)]

        return of_study

    def parts(self, *files):
        """Hand a rule the fingerprint of what it is made of besides code, by content."""
        texts = [(file, (self._program / file).read_text(encoding="utf-8")) for file in files]
        return f"parts of {', '.join(files)}: {_short(repr(texts))}"

    def parts_found(self, pattern):
        """Hand a rule the fingerprint of the files of a pattern, such as those of all figures."""
        found = sorted(file.relative_to(self._program) for file in self._program.glob(pattern))
        return self.parts(*(file.as_posix() for file in found))

    def parts_of_kinds(self, name):
        """Hand a rule the fingerprint of a file that kinds of hypothesis may have, by content."""

        def of_study(wildcards):
            places = [f"angket/hypotheses/{kind}/{name}" for kind in self._kinds_of(wildcards)]
            files = [file for file in places if (self._program / file).exists()]
            return self.parts(*files) if files else []

        return of_study

    def parts_of_system(self, *names):
        """Hand a rule of a system the fingerprint of files of its folder, by content."""
        places = [f"angket/systems/{self._system}/{name}" for name in names]
        return self.parts(*(file for file in places if (self._program / file).exists()))

    def instruments(self):
        """Hand a rule the fingerprint of the keys of ready instruments that a study uses."""

        def of_study(wildcards):
            variables = self._studies[wildcards.study]["variables"].values()
            used = sorted({one["instrument"] for one in variables if "instrument" in one})
            return self.parts(*(f"instruments/{name}.yaml" for name in used)) if used else []

        return of_study

    def catalogue(self):
        """Hand a rule the fingerprints of the catalogue of statistics in the study's language."""

        def of_study(wildcards):
            language, kinds = self._language(wildcards), self._kinds_of(wildcards)
            name = f"catalogue in {language}: {kinds}"
            return self._known.of(name, lambda: catalogue_in(self._program, language, kinds))

        return of_study

    def _settings_of(self, wildcards, keys, pilot, step, others):
        study = self._studies[wildcards.study]
        source = of_pilot(study) if pilot else study
        if step:
            keys = [*keys, *keys_for(step, self._kinds_of(wildcards))]
            source = source | {"hypotheses": handed(step, source.get("hypotheses", {}))}
        texts = [describe_setting(source, key) for key in keys]
        return by_key(texts + [other(wildcards) for other in others])

    def _kinds_of(self, wildcards):
        if self._system:
            return (self._system,)
        hypotheses = self._studies[wildcards.study].get("hypotheses", {})
        return tuple(sorted({hypothesis["kind"] for hypothesis in hypotheses.values()}))

    def _language(self, wildcards):
        return self._studies[wildcards.study]["language"]

    def _code_of(self, script, kinds):
        """Return the fingerprint of a script and of what kinds of hypothesis do in its step."""
        return self._known.of(f"code of {script}: {kinds}", lambda: self._found(script, kinds))

    def _found(self, script, kinds):
        modules = modules_of(self._program, script, kinds)
        return together(map(self._fingerprints.of, modules))

    @cached_property
    def _fingerprints(self):
        if self._beside:
            return self._beside._fingerprints
        # Imported here, because a run of a program that did not change needs none of it.
        from angket.engine.fingerprint import Fingerprints

        return Fingerprints([self._program], ".snakemake/angket.fingerprints.json", self._state)

    @staticmethod
    def _told(files, used):
        return [f"code of workflow/{file}: {meaning}" for file, meaning in files.items()] + [
            name_version(name) for name in used
        ]


def by_key(texts):
    """Turn texts `key = value` into a parameter that is printed as it is compared.

    >>> by_key(["tests.alpha = 0.05"])
    {'tests.alpha': '0.05'}
    """
    return dict(text.split(" = ", 1) for text in texts)


def contents(file):
    """Hand a rule the fingerprint of a raw file.

    Snakemake compares contents only when the file is newer than the results, which one
    that was copied or unpacked with its old time is not.

    Parameters
    ----------
    file : callable
        From wildcards to the file.
    """

    def of_study(wildcards):
        path = Path(file(wildcards))
        with open(path, "rb") as stream:
            return f"contents of {path}: {file_digest(stream, 'sha256').hexdigest()[:16]}"

    return of_study


def catalogue_in(program, language, kinds):
    """List the fingerprints of the catalogue of statistics in a language, by content."""
    from angket.catalogue import files as catalogue_files

    names = ("catalogue.yaml", f"catalogue.{language}.yaml")
    return [
        f"parts of {file.relative_to(program).as_posix()}: {_short(file.read_text('utf-8'))}"
        for name in names
        for file in catalogue_files(name, kinds)
    ]


def words_in(language, stage, *kinds):
    """Return the words of a stage in a language, as a setting; of hypotheses, those of some kinds.

    >>> words_in("en", "summary").startswith('words = {"respondents": ')
    True
    """
    from angket.settings.words import load_words

    return describe_setting({"words": load_words(language, stage, kinds)}, "words")


@cache
def messages_in(language, areas):
    """Return the fingerprint of some areas of messages in a language.

    >>> messages_in("en", ("values", "table")).split(":")[0]
    'phrases of values, table (en)'
    """
    texts = [(LANGUAGES / language / f"{area}.yaml").read_bytes() for area in areas]
    return f"phrases of {', '.join(areas)} ({language}): {_short(repr(texts))}"


def _short(text):
    return sha256(text.encode()).hexdigest()[:16]
