"""The headers people write over columns, in four languages, and how sure each makes a meaning."""

from ropewalk.exchange.table.fields import Field

_SURE = {
    Field.ID: """
        id|task id|taskid|activity id|activity no|activity number|task no|task number|task #|item id|#|no
        |nr|number|key|task key|vorgangs nr|vorgangsnr|vorgangsnummer|nummer|lfd nr|pos|position|numero|n°
        |s no|sno|sr no|srno|sl no|slno|serial no|serial number|no tache|id tache|identifiant|n|num|id tarea
        |n tarea|identificador|row id|line|line no|ref|reference""",
    Field.NAME: """
        name|task|task name|tasks|activity|activity name|activities|title|task title|work item|subject|what|step
        |vorgangsname|vorgang|aufgabe|aufgabenname|bezeichnung|tatigkeit|arbeitspaket|titel|was
        |nom de la tache|nom tache|tache|taches|nom|activite|libelle|intitule|designation
        |nombre de tarea|nombre de la tarea|tarea|tareas|nombre|actividad|titulo|task description|activity description
        |work package|project name or task|milestone name|task or milestone|task milestone""",
    Field.WBS: """
        wbs|wbs code|outline number|outline no|wbs id|wbs no|structure|psp|psp code|psp nr|psp element|gliederungsnummer
        |strukturplan code|numero hierarchique|edt|edt wbs|ot|numero de esquema""",
    Field.LEVEL: """
        outline level|level|indent|indent level|ebene|gliederungsebene|niveau|niveau hierarchique|nivel
        |nivel de esquema|hierarchy level""",
    Field.PARENT: """
        parent|parent id|parent task|parent key|summary task id|ubergeordnet|ubergeordneter vorgang|tache mere
        |tarea padre""",
    Field.KIND: "kind|task type|item type|typ|vorgangsart|type de tache|tipo de tarea",
    Field.MILESTONE: "is milestone|milestone flag|milestone|ms|meilenstein|jalon|hito",
    Field.START: """
        start|timeline start|start date|begin|begin date|start on
        |start datum|startdatum|startdate|anfang|anfangsdatum|beginn
        |debut|date de debut|date debut|comienzo|inicio|fecha de inicio|fecha inicio|fecha de comienzo
        """,
    Field.FINISH: """
        finish|timeline end|finish date|end|end date|complete by
        |finishdate|enddate|ende|enddatum|endtermin|fertigstellung
        |fin|date de fin|date fin|fecha de fin|fecha fin|fecha de finalizacion|termino
        """,
    Field.DURATION: """
        duration|dur|length|days|working days|work days|workdays|weeks|hours|duration days|duration d|dauer|dauer tage
        |tage|arbeitstage|wochen|stunden|duree|duree jours|jours|semaines|heures|duracion|dias|semanas|horas
        |planned duration|estimated duration
        |original duration|at completion duration|no of days|number of days|num days""",
    Field.PREDECESSORS: """
        predecessors|predecessor|pred|preds|depends on|dependency|dependencies|dependent on|prerequisite|prerequisites
        |waits for|waiting for|blocked by|is blocked by|after|predecessor ids|predecessor id|task predecessors
        |vorganger|vorgaenger|abhangig von|abhangigkeiten|abhangigkeit|predecesseurs|predecesseur|predecesseur s
        |depend de|dependances
        |predecesoras|predecesora|predecesores|predecesor|depende de|dependencias""",
    Field.SUCCESSORS: """
        successors|blocking|successor|succ|blocks|is blocking|followed by|before|nachfolger|successeurs|successeur
        |sucesoras|sucesora
        |sucesores|successor id|successor ids""",
    Field.OWNER: """
        owner|responsibility|task owner|responsible|responsible person|accountable|assignee|assigned|who|lead
        |task lead|r
        |verantwortlich|verantwortlicher|verantwortung|zustandig|wer|responsable|qui|pilote|porteur|encargado
        |quien|dueno|pic|dri""",
    Field.PEOPLE: """
        people|resource|resources|resource names|resource name|resourcing|assigned to|assignees|assigned resources|staff
        |ressource|ressourcen|ressourcennamen|zugewiesen an|mitarbeiter|bearbeiter|ressources|noms ressources
        |noms des ressources|affecte a|attribue a
        |recursos|nombres de los recursos|nombre de los recursos|asignado a""",
    Field.PERCENT: """
        % complete|percent complete|activity % complete|complete %|% done|percent done|complete|completion
        |completion %|% completion|done %
        |progress|progress %|% progress|pct complete|% comp|percentage complete|percentage|%|percent
        |% abgeschlossen|prozent abgeschlossen|fortschritt|fortschritt %|erledigt %|% erledigt
        |% acheve|pourcentage acheve|avancement|% avancement|avancement %|% completado|porcentaje completado
        |avance|% avance|progreso""",
    Field.STATUS: "activity status|status|state|task status|zustand|statut|etat|estado|situacion",
    Field.PROJECT: "project|project key|project id|project code|projekt|projekt id|projet|proyecto",
    Field.PROJECT_NAME: "project name|project title|projektname|nom du projet|nombre del proyecto",
    Field.PROJECT_START: """
        project start|project start date|projektstart|projektanfang|debut du projet|inicio del proyecto""",
    Field.DATA_DATE: "data date|status date|as of|as of date|statusdatum|stichtag|date d etat|fecha de estado",
    Field.ACTUAL_START: """
        actual start|actual start date|started|started on|ist anfang|ist start|tatsachlicher anfang|debut reel
        |comienzo real|inicio real""",
    Field.ACTUAL_FINISH: """
        actual finish|actual finish date|actual end|actual end date|finished|finished on|completed on
        |completed at|date completed
        |completed date|ist ende|tatsachliches ende|fin reelle|fin real|termino real""",
    Field.REMAINING: """
        remaining|remaining duration|rem duration|remaining days|duration remaining|restdauer|verbleibende dauer
        |duree restante|duracion restante""",
    Field.BASELINE_START: """
        baseline start|baseline start date|bl start|original start|baseline0 start|geplanter anfang basisplan
        |basisplan anfang
        |debut de reference|debut planifie|linea base inicio|comienzo previsto|comienzo de linea base""",
    Field.BASELINE_FINISH: """
        baseline finish|baseline end|baseline finish date|baseline end date|bl finish|original finish|original end
        |basisplan ende|fin de reference|fin planifiee|linea base fin|fin previsto|fin de linea base""",
    Field.DEADLINE: """
        deadline|needed by|need by|required by|must finish by|stichtag ende|frist|echeance|date limite
        |fecha limite|vencimiento""",
    Field.CONSTRAINT: """
        constraint|constraint type|einschrankung|einschrankungsart|vorgangseinschrankung|type de contrainte
        |contrainte|tipo de restriccion|restriccion""",
    Field.CONSTRAINT_DATE: """
        constraint date|einschrankungstermin|termin der einschrankung|date de contrainte|date contrainte
        |fecha de restriccion""",
    Field.MODE: "mode|task mode|scheduling mode|schedule mode|vorgangsmodus|mode tache|modo de tarea",
    Field.ACTIVE: "active|is active|aktiv|actif|activo",
    Field.CALENDAR: "calendar|task calendar|kalender|vorgangskalender|calendrier|calendario",
    Field.LATE_START: "late start|latest start|spatester anfang|debut au plus tard|comienzo tardio|limite de comienzo",
    Field.LATE_FINISH: "late finish|latest finish|spatestes ende|fin au plus tard|fin tardio|limite de finalizacion",
    Field.TOTAL_FLOAT: """
        total float|total slack|float|slack|gesamte pufferzeit|gesamtpuffer|puffer|pufferzeit|marge totale|marge
        |demora permisible|margen de demora total|holgura total|holgura""",
    Field.CRITICAL: "critical|is critical|kritisch|critique|critica|critico|tarea critica",
    Field.PRIORITY: "priority|prio|prioritat|priorite|prioridad",
    Field.NOTES: """
        notes|note|comment|comments|remarks|remark|notizen|notiz|bemerkung|bemerkungen|kommentar|anmerkung|anmerkungen
        |commentaire|commentaires|remarques|notas|comentario|comentarios|observaciones""",
}

_LIKELY = {
    Field.ID: "unique id|uid|einmalige nr|unique identifier",
    Field.START: """
        planned start|plan start|scheduled start|scheduled start date|planned start date|geplanter anfang
        |geplanter start|debut prevu|target start|target start date|from|von|du|desde|starts|begins""",
    Field.FINISH: """
        planned finish|planned end|plan finish|plan end|planned finish date|planned end date|scheduled finish
        |scheduled end|scheduled end date|scheduled finish date|geplantes ende|fin prevue|target finish
        |target end|target end date|target finish date|completion date|target completion|target completion date
        |to|until|bis|au|hasta|termin|ends|ending""",
    Field.PREDECESSORS: "wbs predecessors|unique id predecessors",
    Field.SUCCESSORS: "wbs successors|unique id successors",
}

_FORECAST = {
    Field.START: "forecast start|expected start|estimated start|current start|revised start|new start",
    Field.FINISH: """
        forecast finish|forecast end|expected finish|expected end|estimated finish|estimated end|current finish
        |revised finish
        |revised end|new finish|forecast date|forecast""",
}

_PERHAPS = {
    Field.ID: "project number|project no|item|item no|item #|row|wbs id|step id|step no",
    Field.NAME: """
        item|description|summary|deliverable|deliverables|milestone|milestones|action|actions|action item
        |feature|story|issue
        |phase|stage|beschreibung|meilenstein|description de la tache|jalon|hito|descripcion|entregable|element
        |project name
        |project|topic|thema|paket|workstream|event|job|work""",
    Field.WBS: "outline|code",
    Field.KIND: "type|tipo|art",
    Field.START: "quarter|period|timeframe|month|quartal|trimestre|date|when|datum|fecha|wann|quand|cuando|day",
    Field.FINISH: """
        due|due date|due on|due by|deadline|target|target date|eta|fallig|fallig am|falligkeit|falligkeitsdatum
        |release date|delivery date|go live|date|completed|closed""",
    Field.DURATION: "estimate|est|estimated days|estimate days|estimated time|planned days|effort days|time",
    Field.DEADLINE: "due|due date|due on|due by|target date|target|fallig am|falligkeit|falligkeitsdatum|vence",
    Field.BASELINE_START: "planned start|planned start date|plan start|original start date|scheduled start",
    Field.BASELINE_FINISH: """
        planned finish|planned end|planned finish date|planned end date|plan finish|plan end|scheduled finish
        |scheduled end|original end date|original finish date""",
    Field.OWNER: "assigned to|resource|team|person|contact|name of owner|by|poc|ansprechpartner",
    Field.PEOPLE: "owner|assignee|team|who",
    Field.PERCENT: "done|completed|fertig|erledigt|termine|hecho",
    Field.STATUS: "progress|done|completed|complete|erledigt|fortschritt|rag",
    Field.PROJECT: "program|project name|projektname|nom du projet|nombre del proyecto|subproject",
    Field.NOTES: "description|details|detail|beschreibung|descripcion",
    Field.ACTUAL_START: "started at",
    Field.ACTUAL_FINISH: "completed|finished at|closed|resolved|erledigt am",
}


def _read(block: str) -> list[str]:
    return [" ".join(word.split()) for word in block.split("|") if word.strip()]


def _synonyms() -> dict[str, tuple[tuple[Field, float], ...]]:
    found: dict[str, dict[Field, float]] = {}
    for weight, blocks in ((1.0, _SURE), (0.9, _FORECAST), (0.8, _LIKELY), (0.6, _PERHAPS)):
        for field, block in blocks.items():
            for word in _read(block):
                found.setdefault(word, {}).setdefault(field, weight)
    return {word: tuple(fields.items()) for word, fields in found.items()}


SYNONYMS = _synonyms()
"""Headers as `headers.plain` leaves them: what each may mean, and how sure, from 0.6 to 1."""
