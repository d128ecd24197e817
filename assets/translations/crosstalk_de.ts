<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Measure</name>
    <message>
        <source>pipe</source>
        <translation>Pipe</translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation>Unix-Socket</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>POSIX queue</source>
        <translation>POSIX-Warteschlange</translation>
    </message>
    <message>
        <source>memory, sleeping</source>
        <translation>Speicher, schlafend</translation>
    </message>
    <message>
        <source>memory, spinning</source>
        <translation>Speicher, kreisend</translation>
    </message>
    <message>
        <source>gRPC call</source>
        <translation>gRPC-Aufruf</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>endless</source>
        <translation>endlos</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>exit code %1</source>
        <translation>Exit-Code %1</translation>
    </message>
    <message>
        <source>P%1&apos;s %2 in line %3</source>
        <translation>%2 von %1 in Zeile %3</translation>
    </message>
    <message>
        <source>write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>read</source>
        <translation>Lesen</translation>
    </message>
</context>
<context>
    <name>crosstalk::code::CodeView</name>
    <message>
        <source>Source of %1</source>
        <translation>Quelltext von %1</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>%1 here</source>
        <translation>%1 hier</translation>
    </message>
</context>
<context>
    <name>crosstalk::compare::CompareWidget</name>
    <message>
        <source>%1: %2 requests, %3 calls and %4 copies each, %5</source>
        <translation>%1: %2 Anfragen, je %3 Aufrufe und %4 Kopien, %5</translation>
    </message>
    <message>
        <source>not timed</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>WAY</source>
        <translation>WEG</translation>
    </message>
    <message>
        <source>REQUESTS</source>
        <translation>ANFRAGEN</translation>
    </message>
    <message>
        <source>CALLS EACH</source>
        <translation>AUFRUFE JE</translation>
    </message>
    <message>
        <source>COPIES EACH</source>
        <translation>KOPIEN JE</translation>
    </message>
    <message>
        <source>BYTES</source>
        <translation>BYTES</translation>
    </message>
    <message>
        <source>TIME EACH</source>
        <translation>ZEIT JE</translation>
    </message>
    <message>
        <source>paced</source>
        <translation>getaktet</translation>
    </message>
    <message>
        <source>Nothing to compare yet. A lesson that does one job in several ways fills this table.</source>
        <translation>Noch nichts zu vergleichen. Eine Lektion, die eine Aufgabe auf mehrere Arten erledigt, füllt diese Tabelle.</translation>
    </message>
    <message>
        <source>From request to answer, all processes: calls that were tapped, copies across the boundary. Times: the middle one, and from a tenth to nine tenths, only at full speed.</source>
        <translation>Von der Anfrage bis zur Antwort, alle Prozesse: Aufrufe mit Abgriff, Kopien über die Grenze. Zeiten: die mittlere, und von einem Zehntel bis neun Zehntel, nur bei voller Fahrt.</translation>
    </message>
</context>
<context>
    <name>crosstalk::controls</name>
    <message>
        <source>%1 a second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>→ %1 next</source>
        <translation>→ %1 gleich</translation>
    </message>
    <message>
        <source>EXPECTED</source>
        <translation>ERWARTET</translation>
    </message>
    <message>
        <source>LOST</source>
        <translation>VERLOREN</translation>
    </message>
    <message>
        <source>RACES</source>
        <translation>WETTLÄUFE</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>FILLED</source>
        <translation>GEFÜLLT</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 ASLEEP</source>
        <translation>%1 SCHLÄFT</translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation>%1 Tsd.</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 G</source>
        <translation>%1 Mrd.</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>P1 ASLEEP</source>
        <translation>P1 SCHLÄFT</translation>
    </message>
    <message>
        <source>P2 ASLEEP</source>
        <translation>P2 SCHLÄFT</translation>
    </message>
    <message>
        <source>WHY NOTHING MOVES</source>
        <translation>WARUM SICH NICHTS RÜHRT</translation>
    </message>
    <message>
        <source>Deadlock: each waits for another.</source>
        <translation>Deadlock: Jeder wartet auf einen anderen.</translation>
    </message>
    <message>
        <source>at %1 s, no lock held</source>
        <translation>%1 s, ohne Sperre</translation>
    </message>
    <message>
        <source>at %1 s, holding %2</source>
        <translation>bei %1 s, hält %2</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source> wrote</source>
        <translation> schrieb</translation>
    </message>
    <message>
        <source> read</source>
        <translation> las</translation>
    </message>
    <message>
        <source>%1 more on %2</source>
        <translation>+ %1 zu %2</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 zu %2</translation>
    </message>
    <message>
        <source>then</source>
        <translation>dann</translation>
    </message>
    <message>
        <source>erasing writes: %1</source>
        <translation>überschreibend: %1</translation>
    </message>
    <message>
        <source>%1 torn</source>
        <translation>%1 zerrissen</translation>
    </message>
    <message>
        <source>%1 stale</source>
        <translation>%1 veraltet</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>gezählt</translation>
    </message>
    <message>
        <source>≈ estimated</source>
        <translation>≈ geschätzt</translation>
    </message>
    <message>
        <source>WHY THIS IS A RACE</source>
        <translation>WARUM DAS EIN WETTLAUF IST</translation>
    </message>
    <message>
        <source>A race on %1: nothing orders the two accesses.</source>
        <translation>Ein Wettlauf um %1: Nichts ordnet die beiden Zugriffe.</translation>
    </message>
    <message>
        <source>A DEADLOCK IS POSSIBLE</source>
        <translation>EIN DEADLOCK IST MÖGLICH</translation>
    </message>
    <message>
        <source>No deadlock yet, but the locks are taken in both orders.</source>
        <translation>Noch kein Deadlock, aber die Sperren werden in beiden Reihenfolgen genommen.</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>%1 more orders that contradict each other</source>
        <translation>%1 weitere Reihenfolgen, die sich widersprechen</translation>
    </message>
    <message>
        <source>LOST, WITH NO RACE</source>
        <translation>VERLOREN, OHNE WETTLAUF</translation>
    </message>
    <message>
        <source>Every access to `%1` is ordered, and still %2 writes erased another process&apos;s: between one&apos;s read and its write another one&apos;s write came in. Read and write must be *one* step.</source>
        <translation>Jeder Zugriff auf `%1` ist geordnet, und doch überschrieben %2 Schreibzugriffe den eines anderen: Zwischen dem Lesen und dem Schreiben des einen schrieb ein anderer. Lesen und Schreiben müssen *ein* Schritt sein.</translation>
    </message>
    <message>
        <source>No race, and still an update is lost.</source>
        <translation>Kein Wettlauf, und doch ging eine Änderung verloren.</translation>
    </message>
    <message>
        <source>NO RACE SO FAR</source>
        <translation>BISHER KEIN WETTLAUF</translation>
    </message>
    <message>
        <source>No two accesses to `%1` were left unordered yet. That is what was *seen*, not a proof.</source>
        <translation>Bisher blieben keine zwei Zugriffe auf `%1` ungeordnet. Das wurde *gesehen*; ein Beweis ist es nicht.</translation>
    </message>
    <message>
        <source>No race seen so far.</source>
        <translation>Bisher kein Wettlauf gesehen.</translation>
    </message>
    <message>
        <source>WHY THIS IS ORDERED</source>
        <translation>WARUM DAS GEORDNET IST</translation>
    </message>
    <message>
        <source>Whoever wants `%1` must first hold the %2 `%3`; releasing it comes before the next one&apos;s acquiring it, so no two accesses meet.</source>
        <translation>Wer `%1` will, muss zuerst halten: %2 `%3`. Freigeben kommt vor dem nächsten Nehmen, also treffen nie zwei Zugriffe aufeinander.</translation>
    </message>
    <message>
        <source>Ordered by the %1: nothing is lost.</source>
        <translation>Geordnet (%1): Nichts geht verloren.</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>asleep in %1</source>
        <translation>schläft in %1</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>held by you</source>
        <translation>von dir angehalten</translation>
    </message>
    <message>
        <source>frozen (SIGSTOP)</source>
        <translation>eingefroren (SIGSTOP)</translation>
    </message>
    <message>
        <source>ended, code %1</source>
        <translation>beendet, Code %1</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>zu Ende</translation>
    </message>
    <message>
        <source>ended with the run</source>
        <translation>mit dem Lauf beendet</translation>
    </message>
    <message>
        <source>killed by %1</source>
        <translation>beendet durch %1</translation>
    </message>
    <message>
        <source>lost from sight</source>
        <translation>aus den Augen verloren</translation>
    </message>
    <message>
        <source>FIONREAD</source>
        <translation>FIONREAD</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>tap says</source>
        <translation>Abgriff sagt</translation>
    </message>
    <message>
        <source>WHAT THE KERNEL SAYS</source>
        <translation>WAS DER KERN SAGT</translation>
    </message>
    <message>
        <source>No two accesses to what they share were left unordered yet. That is what was *seen*, not a proof.</source>
        <translation>Keine zwei Zugriffe auf das, was sie teilen, blieben bisher ungeordnet. Das wurde so *gesehen*; ein Beweis ist es nicht.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Ordered by the %1.</source>
        <translation>Geordnet (%1).</translation>
    </message>
</context>
<context>
    <name>crosstalk::controls::ActionButton</name>
    <message>
        <source>Key: %1</source>
        <translation>Taste: %1</translation>
    </message>
</context>
<context>
    <name>crosstalk::controls::BigSwitch</name>
    <message>
        <source>Key: %1</source>
        <translation>Taste: %1</translation>
    </message>
</context>
<context>
    <name>crosstalk::controls::ControlsPane</name>
    <message>
        <source>%1 — LIVE</source>
        <translation>%1 — LIVE</translation>
    </message>
    <message>
        <source>%1 — AS RECORDED</source>
        <translation>%1 — WIE AUFGEZEICHNET</translation>
    </message>
    <message>
        <source>Stop the loss</source>
        <translation>Verlust aus</translation>
    </message>
    <message>
        <source>Turn it on: %1</source>
        <translation>Einschalten: %1</translation>
    </message>
    <message>
        <source>Loss stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>On: %1</source>
        <translation>An: %1</translation>
    </message>
    <message>
        <source>CHANGE IT WHILE IT RUNS</source>
        <translation>ÄNDERN, WÄHREND ES LÄUFT</translation>
    </message>
    <message>
        <source>AS IT WAS RECORDED</source>
        <translation>WIE ES AUFGEZEICHNET IST</translation>
    </message>
    <message>
        <source>BREAK SOMETHING</source>
        <translation>KAPUTT MACHEN</translation>
    </message>
</context>
<context>
    <name>crosstalk::controls::ParameterPanel</name>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>endless</source>
        <translation>endlos</translation>
    </message>
</context>
<context>
    <name>crosstalk::controls::StatusLine</name>
    <message>
        <source>back in time</source>
        <translation>in der Vergangenheit</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>zu Ende</translation>
    </message>
    <message>
        <source>deadlock</source>
        <translation>Deadlock</translation>
    </message>
    <message>
        <source>time is up</source>
        <translation>Zeit ist um</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>1 process</source>
        <translation>1 Prozess</translation>
    </message>
    <message>
        <source>%1 processes</source>
        <translation>%1 Prozesse</translation>
    </message>
    <message>
        <source>%1 events/s</source>
        <translation>%1 Ereignisse/s</translation>
    </message>
    <message>
        <source>events %1</source>
        <translation>Ereignisse %1</translation>
    </message>
    <message>
        <source>dropped %1</source>
        <translation>ausgelassen %1</translation>
    </message>
    <message>
        <source>forgotten %1</source>
        <translation>vergessen %1</translation>
    </message>
    <message>
        <source>held up by us %1 ms</source>
        <translation>von uns aufgehalten %1 ms</translation>
    </message>
    <message>
        <source>1 pipe</source>
        <translation>1 Pipe</translation>
    </message>
    <message>
        <source>%1 pipes</source>
        <translation>%1 Pipes</translation>
    </message>
    <message>
        <source>1 named pipe</source>
        <translation>1 benannte Pipe</translation>
    </message>
    <message>
        <source>%1 named pipes</source>
        <translation>%1 benannte Pipes</translation>
    </message>
    <message>
        <source>1 Unix socket</source>
        <translation>1 Unix-Socket</translation>
    </message>
    <message>
        <source>%1 Unix sockets</source>
        <translation>%1 Unix-Sockets</translation>
    </message>
    <message>
        <source>1 Unix datagram socket</source>
        <translation>1 Unix-Datagramm-Socket</translation>
    </message>
    <message>
        <source>%1 Unix datagram sockets</source>
        <translation>%1 Unix-Datagramm-Sockets</translation>
    </message>
    <message>
        <source>1 Unix packet socket</source>
        <translation>1 Unix-Paket-Socket</translation>
    </message>
    <message>
        <source>%1 Unix packet sockets</source>
        <translation>%1 Unix-Paket-Sockets</translation>
    </message>
    <message>
        <source>1 TCP socket</source>
        <translation>1 TCP-Socket</translation>
    </message>
    <message>
        <source>%1 TCP sockets</source>
        <translation>%1 TCP-Sockets</translation>
    </message>
    <message>
        <source>1 UDP socket</source>
        <translation>1 UDP-Socket</translation>
    </message>
    <message>
        <source>%1 UDP sockets</source>
        <translation>%1 UDP-Sockets</translation>
    </message>
    <message>
        <source>1 message queue</source>
        <translation>1 Warteschlange</translation>
    </message>
    <message>
        <source>%1 message queues</source>
        <translation>%1 Warteschlangen</translation>
    </message>
    <message>
        <source>1 System V queue</source>
        <translation>1 System-V-Warteschlange</translation>
    </message>
    <message>
        <source>%1 System V queues</source>
        <translation>%1 System-V-Warteschlangen</translation>
    </message>
    <message>
        <source>1 shared segment</source>
        <translation>1 geteiltes Segment</translation>
    </message>
    <message>
        <source>%1 shared segments</source>
        <translation>%1 geteilte Segmente</translation>
    </message>
    <message>
        <source>1 port</source>
        <translation>1 Port</translation>
    </message>
    <message>
        <source>%1 ports</source>
        <translation>%1 Ports</translation>
    </message>
    <message>
        <source>1 remote service</source>
        <translation>1 ferner Dienst</translation>
    </message>
    <message>
        <source>%1 remote services</source>
        <translation>%1 ferne Dienste</translation>
    </message>
    <message>
        <source>1 lock</source>
        <translation>1 Sperre</translation>
    </message>
    <message>
        <source>%1 locks</source>
        <translation>%1 Sperren</translation>
    </message>
    <message>
        <source>1 semaphore</source>
        <translation>1 Semaphor</translation>
    </message>
    <message>
        <source>%1 semaphores</source>
        <translation>%1 Semaphore</translation>
    </message>
    <message>
        <source>1 futex</source>
        <translation>1 Futex</translation>
    </message>
    <message>
        <source>%1 futexes</source>
        <translation>%1 Futexe</translation>
    </message>
    <message>
        <source>1 eventfd</source>
        <translation>1 Eventfd</translation>
    </message>
    <message>
        <source>%1 eventfds</source>
        <translation>%1 Eventfds</translation>
    </message>
    <message>
        <source>1 Boost message queue</source>
        <translation>1 Boost-Warteschlange</translation>
    </message>
    <message>
        <source>%1 Boost message queues</source>
        <translation>%1 Boost-Warteschlangen</translation>
    </message>
    <message>
        <source>signals to 1 process</source>
        <translation>Signale an 1 Prozess</translation>
    </message>
    <message>
        <source>signals to %1 processes</source>
        <translation>Signale an %1 Prozesse</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 Kanäle</translation>
    </message>
</context>
<context>
    <name>crosstalk::controls::TopBar</name>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
</context>
<context>
    <name>crosstalk::course::CourseMap</name>
    <message>
        <source>The course</source>
        <translation>Der Kurs</translation>
    </message>
    <message>
        <source>%1, %2 minutes. Breaks the belief: “%3”</source>
        <translation>%1, %2 Minuten. Widerlegt den Glauben: „%3“</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 of %2 steps done.</source>
        <translation>%1 von %2 Schritten erledigt.</translation>
    </message>
    <message>
        <source>Needs no other lesson;</source>
        <translation>Braucht keine andere Lektion;</translation>
    </message>
    <message>
        <source>First: %1;</source>
        <translation>Vorher: %1;</translation>
    </message>
    <message>
        <source>done.</source>
        <translation>erledigt.</translation>
    </message>
    <message>
        <source>not begun.</source>
        <translation>noch nicht begonnen.</translation>
    </message>
</context>
<context>
    <name>crosstalk::course::LessonRow</name>
    <message>
        <source>Lesson %1: %2</source>
        <translation>Lektion %1: %2</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>crosstalk::lessonpane::AnswerOption</name>
    <message>
        <source>This did not happen</source>
        <translation>Das ist nicht geschehen</translation>
    </message>
    <message>
        <source>This happened</source>
        <translation>Das ist geschehen</translation>
    </message>
</context>
<context>
    <name>crosstalk::lessonpane::ExplanationBox</name>
    <message>
        <source>WHAT HAPPENED</source>
        <translation>WAS GESCHEHEN IST</translation>
    </message>
    <message>
        <source>The figures of your run are not kept: run it again to see them here.</source>
        <translation>Die Zahlen deines Laufs werden nicht aufbewahrt: Lass ihn noch einmal laufen, um sie hier zu sehen.</translation>
    </message>
    <message>
        <source>(not in this run)</source>
        <translation>(nicht in diesem Lauf)</translation>
    </message>
</context>
<context>
    <name>crosstalk::lessonpane::LessonPane</name>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>FROM OUTSIDE · %1 MIN</source>
        <translation>VON AUSSEN · %1 MIN</translation>
    </message>
    <message>
        <source>A LESSON, RECORDED</source>
        <translation>EINE LEKTION, AUFGEZEICHNET</translation>
    </message>
    <message>
        <source>LESSON %1 OF %2 · %3 MIN</source>
        <translation>LEKTION %1 VON %2 · %3 MIN</translation>
    </message>
    <message>
        <source>WHAT DID YOU SEE?</source>
        <translation>WAS HAST DU GESEHEN?</translation>
    </message>
    <message>
        <source>That is what I saw</source>
        <translation>Das habe ich gesehen</translation>
    </message>
    <message>
        <source>ONE MORE, WITH OTHER NUMBERS</source>
        <translation>NOCH EINE, MIT ANDEREN ZAHLEN</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>✓ **So it was recorded.**</source>
        <translation>✓ **So wurde es aufgezeichnet.**</translation>
    </message>
    <message>
        <source>✗ **The record has it otherwise.** About one in five see what they expected. Drag the timeline back and look again.</source>
        <translation>✗ **Aufgezeichnet ist es anders.** Etwa jeder Fünfte sieht, was er erwartet. Zieh die Zeitleiste zurück und schau noch einmal hin.</translation>
    </message>
    <message>
        <source>✓ **Right.**</source>
        <translation>✓ **Richtig.**</translation>
    </message>
    <message>
        <source>✗ **No.**</source>
        <translation>✗ **Nein.**</translation>
    </message>
    <message>
        <source>Breaks the belief: *%1*</source>
        <translation>Widerlegt den Glauben: *%1*</translation>
    </message>
    <message>
        <source>First: %1</source>
        <translation>Vorher: %1</translation>
    </message>
    <message>
        <source>Whatever you expected: what happened in this run?</source>
        <translation>Was du auch erwartet hast: Was ist in diesem Lauf geschehen?</translation>
    </message>
</context>
<context>
    <name>crosstalk::lessonpane::PredictionCard</name>
    <message>
        <source>How sure?</source>
        <translation>Wie sicher?</translation>
    </message>
    <message>
        <source>YOU PREDICTED</source>
        <translation>DEINE VORHERSAGE</translation>
    </message>
    <message>
        <source>PREDICT FIRST</source>
        <translation>ERST VORHERSAGEN</translation>
    </message>
    <message>
        <source>Lock in</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>Running …</source>
        <translation>Läuft …</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>Laufen lassen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Start the run that you predicted</source>
        <translation>Den Lauf starten, den du vorhergesagt hast</translation>
    </message>
    <message>
        <source>Your answer stays as it is; then the run answers</source>
        <translation>Deine Antwort bleibt, wie sie ist; dann antwortet der Lauf</translation>
    </message>
    <message>
        <source>✓ **Right.**</source>
        <translation>✓ **Richtig.**</translation>
    </message>
    <message>
        <source>✗ **Not this time.**</source>
        <translation>✗ **Diesmal nicht.**</translation>
    </message>
    <message>
        <source>Locked in. The run is answering.</source>
        <translation>Festgelegt. Der Lauf antwortet gerade.</translation>
    </message>
    <message>
        <source>Locked in.</source>
        <translation>Festgelegt.</translation>
    </message>
    <message>
        <source>Until it is locked in, what runs is a demonstration.</source>
        <translation>Was vor dem Festlegen läuft, ist eine Vorführung.</translation>
    </message>
    <message>
        <source>The run has answered. Say below what you saw, then you are told.</source>
        <translation>Der Lauf hat geantwortet. Sag unten, was du gesehen hast, dann erfährst du es.</translation>
    </message>
</context>
<context>
    <name>crosstalk::lessonpane::ReadingBox</name>
    <message>
        <source>READ NEXT</source>
        <translation>ZUM WEITERLESEN</translation>
    </message>
</context>
<context>
    <name>crosstalk::lessonpane::SureDots</name>
    <message>
        <source>How sure are you, 1 to 4</source>
        <translation>Wie sicher du bist, 1 bis 4</translation>
    </message>
    <message>
        <source>1 dot: a guess. 4 dots: certain.</source>
        <translation>1 Punkt: geraten. 4 Punkte: gewiss.</translation>
    </message>
</context>
<context>
    <name>crosstalk::lessonpane::TryList</name>
    <message>
        <source>TRY</source>
        <translation>PROBIERE</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Erledigt: %1</translation>
    </message>
    <message>
        <source>To try: %1</source>
        <translation>Zu probieren: %1</translation>
    </message>
</context>
<context>
    <name>crosstalk::measuretab::Bars</name>
    <message>
        <source>What one message of %1 costs</source>
        <translation>Was eine Nachricht von %1 kostet</translation>
    </message>
    <message>
        <source>%1: %2, %3 of processor time, %4 system calls, %5 copies</source>
        <translation>%1: %2, %3 Prozessorzeit, %4 Systemaufrufe, %5 Kopien</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>ZEIT</translation>
    </message>
    <message>
        <source>PROCESSOR</source>
        <translation>PROZESSOR</translation>
    </message>
    <message>
        <source>COPIES</source>
        <translation>KOPIEN</translation>
    </message>
    <message>
        <source>SYSTEM CALLS</source>
        <translation>KERNAUFRUFE</translation>
    </message>
</context>
<context>
    <name>crosstalk::measuretab::Curves</name>
    <message>
        <source>Time for one message against its size</source>
        <translation>Zeit für eine Nachricht gegen ihre Größe</translation>
    </message>
    <message>
        <source>Bytes a second against the size of a message</source>
        <translation>Bytes pro Sekunde gegen die Größe einer Nachricht</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Nothing of this has been measured yet.</source>
        <translation>Davon ist noch nichts gemessen.</translation>
    </message>
</context>
<context>
    <name>crosstalk::measuretab::MeasureWidget</name>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Measured so far</source>
        <translation>Bisher gemessen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Trade-offs</source>
        <translation>Abwägungen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Picture (PNG) …</source>
        <translation>Bild (PNG) …</translation>
    </message>
    <message>
        <source>Table (CSV) …</source>
        <translation>Tabelle (CSV) …</translation>
    </message>
    <message>
        <source>Size of a message</source>
        <translation>Größe einer Nachricht</translation>
    </message>
    <message>
        <source>a message of %1</source>
        <translation>eine Nachricht von %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Noch einmal messen</translation>
    </message>
    <message>
        <source>%1 of %2: %3, %4</source>
        <translation>%1 von %2: %3, %4</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The same job through every way, on this machine, now. The programs run without Crosstalk in them; the lesson&apos;s run is paused meanwhile. It takes about a minute.</source>
        <translation>Dieselbe Aufgabe auf jedem Weg, auf diesem Rechner, jetzt. Die Programme laufen ohne Crosstalk; der Lauf der Lektion ist so lange angehalten. Es dauert etwa eine Minute.</translation>
    </message>
    <message>
        <source>Not all could be measured: %1</source>
        <translation>Nicht alles ließ sich messen: %1</translation>
    </message>
    <message>
        <source>Cancelled after %1 of %2. </source>
        <translation>Abgebrochen nach %1 von %2. </translation>
    </message>
    <message>
        <source>Middle of %1 runs of each; the strokes are from the quickest to the slowest.</source>
        <translation>Mittlerer von je %1 Läufen; die Striche reichen vom schnellsten zum langsamsten.</translation>
    </message>
    <message>
        <source>Cannot write %1.</source>
        <translation>%1 lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>What no figure shows: what each way keeps, needs and leaves to you.</source>
        <translation>Was keine Zahl zeigt: was jeder Weg bewahrt, braucht und dir überlässt.</translation>
    </message>
    <message>
        <source>One message, one way (half of there and back). Copies: into the kernel or out of it. Calls: counted in a separate, slower run.</source>
        <translation>Eine Nachricht, eine Richtung (halb hin und zurück). Kopien: in den Kern oder heraus. Aufrufe: in eigenem, langsamerem Lauf gezählt.</translation>
    </message>
</context>
<context>
    <name>crosstalk::measuretab::TradeOffs</name>
    <message>
        <source>No; up to 4,096 bytes a write stays whole</source>
        <translation>Nein; bis 4.096 Bytes bleibt ein Schreiben ganz</translation>
    </message>
    <message>
        <source>Inherited, or passed on; a FIFO by a path</source>
        <translation>Geerbt oder weitergereicht; ein FIFO über einen Pfad</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>The kernel: first in, first out</source>
        <translation>Der Kern: zuerst hinein, zuerst heraus</translation>
    </message>
    <message>
        <source>The other gets the end, or SIGPIPE</source>
        <translation>Der andere bekommt das Ende oder SIGPIPE</translation>
    </message>
    <message>
        <source>Stream: no. Seqpacket and datagram: yes</source>
        <translation>Strom: nein. Seqpacket und Datagramm: ja</translation>
    </message>
    <message>
        <source>A path, or a pair made before fork</source>
        <translation>Ein Pfad, oder ein Paar vor dem fork</translation>
    </message>
    <message>
        <source>The other gets the end, or EPIPE</source>
        <translation>Der andere bekommt das Ende oder EPIPE</translation>
    </message>
    <message>
        <source>Address and port</source>
        <translation>Adresse und Port</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>The protocol: first in, first out</source>
        <translation>Das Protokoll: zuerst hinein, zuerst heraus</translation>
    </message>
    <message>
        <source>A reset; or silence, if its machine died too</source>
        <translation>Ein Abbruch; oder Stille, wenn auch der Rechner starb</translation>
    </message>
    <message>
        <source>Yes, and priorities</source>
        <translation>Ja, und Prioritäten</translation>
    </message>
    <message>
        <source>A name: /box</source>
        <translation>Ein Name: /box</translation>
    </message>
    <message>
        <source>The kernel: most urgent, then oldest</source>
        <translation>Der Kern: das Dringendste, dann das Älteste</translation>
    </message>
    <message>
        <source>Nobody is told; the letters stay</source>
        <translation>Niemand erfährt es; die Briefe bleiben</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Deine eigenen</translation>
    </message>
    <message>
        <source>A name: /segment, or inherited</source>
        <translation>Ein Name: /segment, oder geerbt</translation>
    </message>
    <message>
        <source>You: locks, semaphores</source>
        <translation>Du: Sperren, Semaphore</translation>
    </message>
    <message>
        <source>A lock stays taken, data half written</source>
        <translation>Eine Sperre bleibt genommen, Daten halb geschrieben</translation>
    </message>
    <message>
        <source>You: atomics</source>
        <translation>Du: Atomics</translation>
    </message>
    <message>
        <source>The other spins for ever</source>
        <translation>Der andere kreist für immer</translation>
    </message>
    <message>
        <source>Yes, and types</source>
        <translation>Ja, und Typen</translation>
    </message>
    <message>
        <source>Address and port, or a path</source>
        <translation>Adresse und Port, oder ein Pfad</translation>
    </message>
    <message>
        <source>None between calls</source>
        <translation>Keine zwischen Aufrufen</translation>
    </message>
    <message>
        <source>UNAVAILABLE, or the deadline; done or not: unknown</source>
        <translation>UNAVAILABLE oder die Frist; ob getan: unbekannt</translation>
    </message>
    <message>
        <source>Keeps messages apart?</source>
        <translation>Trennt Nachrichten?</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>Gefunden durch</translation>
    </message>
    <message>
        <source>Another machine?</source>
        <translation>Anderer Rechner?</translation>
    </message>
    <message>
        <source>Who orders</source>
        <translation>Wer ordnet</translation>
    </message>
    <message>
        <source>When one dies</source>
        <translation>Wenn einer stirbt</translation>
    </message>
    <message>
        <source>What no figure shows</source>
        <translation>Was keine Zahl zeigt</translation>
    </message>
</context>
<context>
    <name>crosstalk::memory::MemoryWidget</name>
    <message>
        <source>Memory that the processes share</source>
        <translation>Speicher, den die Prozesse teilen</translation>
    </message>
</context>
<context>
    <name>crosstalk::messages</name>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>verbinden</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source> · the first %1 of %2</source>
        <translation> · die ersten %1 von %2</translation>
    </message>
    <message>
        <source>%1 sends %2 through %3, at %4.</source>
        <translation>%1 schickt %2 durch %3, bei %4.</translation>
    </message>
    <message>
        <source>Nobody has received it at this moment.</source>
        <translation>Niemand hat es bis zu diesem Moment empfangen.</translation>
    </message>
    <message>
        <source>It was lost at %1: nobody is left to receive it.</source>
        <translation>Es ging bei %1 verloren: Niemand ist mehr da, der es empfängt.</translation>
    </message>
    <message>
        <source>%1 receives it at %2, %3 later.</source>
        <translation>%1 empfängt es bei %2, %3 später.</translation>
    </message>
    <message>
        <source>That receive took %1 of its %2 bytes; another took more.</source>
        <translation>Dieses Empfangen nahm %1 der %2 Bytes; ein anderes mehr.</translation>
    </message>
    <message>
        <source>%1 of that message were never received: lost at %2.</source>
        <translation>%1 dieser Nachricht wurden nie empfangen: verloren bei %2.</translation>
    </message>
    <message>
        <source>%1 receives %2 more of that message at %3: one send, several receives.</source>
        <translation>%1 empfängt bei %3 weitere %2 dieser Nachricht: ein Senden, mehrere Empfangen.</translation>
    </message>
    <message>
        <source>%1 sends %2 messages (%3) through %4 from %5 on, within %6. Zoom in to see each.</source>
        <translation>%1 schickt %2 Nachrichten (%3) durch %4 ab %5, binnen %6. Vergrößern zeigt jede.</translation>
    </message>
    <message>
        <source>No messages yet.</source>
        <translation>Noch keine Nachrichten.</translation>
    </message>
    <message>
        <source>%1 messages so far; %2 sent and not received yet.</source>
        <translation>Bisher %1 Nachrichten; %2 gesendet und noch nicht empfangen.</translation>
    </message>
</context>
<context>
    <name>crosstalk::messages::MessagesWidget</name>
    <message>
        <source>All channels</source>
        <translation>Alle Kanäle</translation>
    </message>
    <message>
        <source>Which channel&apos;s messages are shown</source>
        <translation>Wessen Nachrichten gezeigt werden</translation>
    </message>
    <message>
        <source>Kernel buffers</source>
        <translation>Kernpuffer</translation>
    </message>
    <message>
        <source>A line for each channel, where its bytes wait to be received</source>
        <translation>Eine Linie für jeden Kanal, wo seine Bytes auf den Empfang warten</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Show the newest messages again (End)</source>
        <translation>Wieder die neuesten Nachrichten zeigen (Ende)</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Als SVG sichern…</translation>
    </message>
    <message>
        <source>Keep what is in view as a picture that can be enlarged</source>
        <translation>Was zu sehen ist als vergrößerbares Bild aufheben</translation>
    </message>
    <message>
        <source>%1 sent, %2 not received yet</source>
        <translation>%1 gesendet, %2 unterwegs</translation>
    </message>
    <message>
        <source>; the oldest %1 are no longer kept</source>
        <translation>; die ältesten %1 sind nicht mehr da</translation>
    </message>
    <message>
        <source>Messages between processes</source>
        <translation>Nachrichten zwischen Prozessen</translation>
    </message>
    <message>
        <source>The picture could not be drawn.</source>
        <translation>Das Bild ließ sich nicht zeichnen.</translation>
    </message>
    <message>
        <source>Save the diagram</source>
        <translation>Das Diagramm sichern</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation>SVG-Bilder (*.svg)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gesichert.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gesichert: %1</translation>
    </message>
</context>
<context>
    <name>crosstalk::messages::PeekPanel</name>
    <message>
        <source>Look again</source>
        <translation>Noch einmal hineinsehen</translation>
    </message>
    <message>
        <source>Bytes in the buffer, in hex and as text</source>
        <translation>Bytes im Puffer, hexadezimal und als Text</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>und mehr</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>%1 bytes of %2</source>
        <translation>%1 Bytes von %2</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, dann </translation>
    </message>
    <message>
        <source>Inside %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>%1 holds %2 bytes</source>
        <translation>%1 enthält %2 Bytes</translation>
    </message>
    <message>
        <source>The first %1 bytes are shown.</source>
        <translation>Die ersten %1 Bytes sind zu sehen.</translation>
    </message>
</context>
<context>
    <name>crosstalk::messages::SequencePainter</name>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 verloren</translation>
    </message>
    <message>
        <source>the rest: %1</source>
        <translation>der Rest: %1</translation>
    </message>
    <message>
        <source>%1 messages · %2</source>
        <translation>%1 Nachrichten · %2</translation>
    </message>
    <message>
        <source>Messages that processes send each other appear here:</source>
        <translation>Hier erscheinen Nachrichten, die Prozesse einander schicken:</translation>
    </message>
    <message>
        <source>who sent what, who received it, and how long it took.</source>
        <translation>wer was schickte, wer es empfing und wie lange es dauerte.</translation>
    </message>
    <message>
        <source>Nothing was sent through this channel yet.</source>
        <translation>Durch diesen Kanal wurde noch nichts geschickt.</translation>
    </message>
    <message>
        <source>asleep in %1</source>
        <translation>schläft in %1</translation>
    </message>
</context>
<context>
    <name>crosstalk::messages::SequenceView</name>
    <message>
        <source>Sequence diagram of messages</source>
        <translation>Sequenzdiagramm der Nachrichten</translation>
    </message>
</context>
<context>
    <name>crosstalk::schedules::SchedulesWidget</name>
    <message>
        <source>⚡ race</source>
        <translation>⚡ Wettlauf</translation>
    </message>
    <message>
        <source>lost update</source>
        <translation>verlorene Änderung</translation>
    </message>
    <message>
        <source>deadlock</source>
        <translation>Deadlock</translation>
    </message>
    <message>
        <source>waits for ever, looking</source>
        <translation>wartet ewig und schaut nach</translation>
    </message>
    <message>
        <source>counting …</source>
        <translation>zählt …</translation>
    </message>
    <message>
        <source>%1 executions, no two alike, %2 s</source>
        <translation>%1 Ausführungen, keine zwei gleich, %2 s</translation>
    </message>
    <message>
        <source>trying … %1</source>
        <translation>probiert … %1</translation>
    </message>
    <message>
        <source>all tried: %1</source>
        <translation>alle probiert: %1</translation>
    </message>
    <message>
        <source>not all tried: %1</source>
        <translation>nicht alle probiert: %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Try every schedule</source>
        <translation>Jeden Ablauf probieren</translation>
    </message>
    <message>
        <source>How often untouched?</source>
        <translation>Wie oft unberührt?</translation>
    </message>
    <message>
        <source>Crosstalk can run this lesson&apos;s processes in every order of their steps that could make a difference, and keep the shortest way to each end. It can also run the same programs without taps and count what comes of it when nobody watches. Both use the settings as they stand now.</source>
        <translation>Crosstalk kann die Prozesse dieser Lektion in jeder Reihenfolge ihrer Schritte laufen lassen, die einen Unterschied machen könnte, und den kürzesten Weg zu jedem Ende behalten. Es kann dieselben Programme auch ohne Abgriff laufen lassen und zählen, was herauskommt, wenn niemand zusieht. Beides nimmt die Einstellungen, wie sie jetzt sind.</translation>
    </message>
    <message>
        <source>Not covered: weaker memory than sequential consistency, and input from outside.</source>
        <translation>Nicht erfasst: Speichermodelle schwächer als sequentielle Konsistenz, und Eingaben von außen.</translation>
    </message>
    <message>
        <source>nothing amiss</source>
        <translation>nichts Auffälliges</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>shortest: %1</source>
        <translation>kürzester: %1</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Replay the shortest schedule that ends with %1, %2</source>
        <translation>Den kürzesten Ablauf wiederholen, der mit %1, %2 endet</translation>
    </message>
    <message>
        <source>%1 schedules end with %2, %3</source>
        <translation>%1 Abläufe enden mit %2, %3</translation>
    </message>
    <message>
        <source>Where the shortest ways part (a double outline ends badly):</source>
        <translation>Wo die kürzesten Wege sich trennen (doppelter Rand: endet schlecht):</translation>
    </message>
    <message>
        <source>Without taps, at full speed: it showed in %1 of %2 runs.</source>
        <translation>Ohne Abgriff, bei voller Fahrt: Es zeigte sich in %1 von %2 Läufen.</translation>
    </message>
    <message>
        <source>had not ended when the time was up</source>
        <translation>war nicht zu Ende, als die Zeit um war</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>wie erwartet</translation>
    </message>
    <message>
        <source>Input from outside was not varied.</source>
        <translation>Eingaben von außen wurden nicht verändert.</translation>
    </message>
</context>
<context>
    <name>crosstalk::schedules::TreeView</name>
    <message numerus="yes">
        <source>Tree of %n schedule(s): where they part</source>
        <translation>
            <numerusform>Baum aus %n Ablauf: wo er sich trennt</numerusform>
            <numerusform>Baum aus %n Abläufen: wo sie sich trennen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <translation>%1 ×%2</translation>
    </message>
</context>
<context>
    <name>crosstalk::stage::Finder</name>
    <message>
        <source>Find: name, P7 or pid</source>
        <translation>Suche: Name, P7 oder PID</translation>
    </message>
    <message>
        <source>Find processes by name, number or pid</source>
        <translation>Prozesse nach Name, Nummer oder PID suchen</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>Nur diese</translation>
    </message>
    <message>
        <source>Processes that do not fit leave the stage; they run on</source>
        <translation>Prozesse, die nicht passen, verlassen die Bühne; sie laufen weiter</translation>
    </message>
</context>
<context>
    <name>crosstalk::stage::StageWidget</name>
    <message>
        <source>Stage: processes, what they share, and the kernel</source>
        <translation>Bühne: Prozesse, was sie teilen, und der Kern</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy “%1”</source>
        <translation>„%1“ kopieren</translation>
    </message>
</context>
<context>
    <name>crosstalk::timeline</name>
    <message>
        <source>P%1</source>
        <translation>P%1</translation>
    </message>
    <message>
        <source>shared memory</source>
        <translation>geteilter Speicher</translation>
    </message>
    <message>
        <source>reads %1</source>
        <translation>liest %1</translation>
    </message>
    <message>
        <source>writes %1</source>
        <translation>schreibt %1</translation>
    </message>
    <message>
        <source>reads and writes %1 in one piece</source>
        <translation>liest und schreibt %1 in einem Stück</translation>
    </message>
    <message>
        <source>races on %1</source>
        <translation>Wettlauf um %1</translation>
    </message>
    <message>
        <source>erases an update of %1</source>
        <translation>überschreibt eine Änderung von %1</translation>
    </message>
    <message>
        <source>makes a call</source>
        <translation>macht einen Aufruf</translation>
    </message>
    <message>
        <source>is hit by a fault of yours</source>
        <translation>ist von deinem Eingriff getroffen</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>endet</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>held by you</source>
        <translation>von dir angehalten</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>zu Ende</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>getötet</translation>
    </message>
    <message>
        <source>lost from sight</source>
        <translation>aus den Augen verloren</translation>
    </message>
    <message>
        <source>%1 %2, at %3</source>
        <translation>%1 %2, bei %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>races: %1</source>
        <translation>Wettläufe: %1</translation>
    </message>
    <message>
        <source>updates were lost</source>
        <translation>Änderungen gingen verloren</translation>
    </message>
    <message>
        <source>the cursor is back in time; End returns</source>
        <translation>der Zeiger steht in der Vergangenheit; Ende kehrt zurück</translation>
    </message>
    <message>
        <source>follows the run</source>
        <translation>folgt dem Lauf</translation>
    </message>
    <message>
        <source>shows an earlier part; End follows the run again</source>
        <translation>zeigt einen früheren Teil; Ende folgt dem Lauf wieder</translation>
    </message>
</context>
<context>
    <name>crosstalk::timeline::FlagLayer</name>
    <message>
        <source>Bookmark after event %1</source>
        <translation>Lesezeichen nach Ereignis %1</translation>
    </message>
    <message>
        <source>Bookmark after event %1: %2</source>
        <translation>Lesezeichen nach Ereignis %1: %2</translation>
    </message>
</context>
<context>
    <name>crosstalk::timeline::Legend</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>held by you</source>
        <translation>von dir angehalten</translation>
    </message>
    <message>
        <source>holds a lock</source>
        <translation>hält eine Sperre</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
</context>
<context>
    <name>crosstalk::timeline::NarrationList</name>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>The run in words, newest last. Enter shows that moment.</source>
        <translation>Der Lauf in Worten, Neuestes zuletzt. Enter zeigt den Moment.</translation>
    </message>
</context>
<context>
    <name>crosstalk::timeline::TimelinePainter</name>
    <message>
        <source>%1 fill</source>
        <translation>%1 Füllung</translation>
    </message>
    <message>
        <source>Nothing has happened yet: start the run</source>
        <translation>Noch ist nichts geschehen: Starte den Lauf</translation>
    </message>
    <message>
        <source>follow  End</source>
        <translation>folgen  Ende</translation>
    </message>
    <message>
        <source>to the newest  End</source>
        <translation>zum Neuesten  Ende</translation>
    </message>
    <message>
        <source>There is no room for: %1. Drag the edge above the tabs up.</source>
        <translation>Kein Platz für: %1. Zieh den Rand über den Reitern hinauf.</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <translation>+%1 weitere</translation>
    </message>
    <message>
        <source>click to go back in time</source>
        <translation>ein Klick führt in die Vergangenheit</translation>
    </message>
</context>
<context>
    <name>crosstalk::timeline::TimelineWidget</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>crosstalk::timeline::VerdictLayer</name>
    <message>
        <source>⚡ first race: nothing orders them</source>
        <translation>⚡ erster Wettlauf: nichts ordnet sie</translation>
    </message>
    <message>
        <source>lost update: %1 erases %2</source>
        <translation>verlorene Änderung: %1 überschreibt %2</translation>
    </message>
    <message>
        <source>%1&apos;s %2</source>
        <translation>die %2 von %1</translation>
    </message>
    <message>
        <source>%1&apos;s update</source>
        <translation>die Änderung von %1</translation>
    </message>
    <message>
        <source>about to lose an update: %1 will erase %2</source>
        <translation>gleich verloren: %1 überschreibt %2</translation>
    </message>
</context>
<context>
    <name>crosstalk::waits::WaitsView</name>
    <message>
        <source>Who waits for whom</source>
        <translation>Wer auf wen wartet</translation>
    </message>
    <message>
        <source>Who waits for whom: %1</source>
        <translation>Wer auf wen wartet: %1</translation>
    </message>
</context>
<context>
    <name>crosstalk::waits::WaitsWidget</name>
    <message>
        <source>⚡ Deadlock. %1</source>
        <translation>⚡ Deadlock. %1</translation>
    </message>
    <message>
        <source>No deadlock yet, but one is possible: %1</source>
        <translation>Noch kein Deadlock, aber einer ist möglich: %1</translation>
    </message>
    <message>
        <source>WHY %1 IS ASLEEP</source>
        <translation>WARUM %1 SCHLÄFT</translation>
    </message>
    <message>
        <source>Of whoever sleeps it is said here: in which call, on what, since when, and who could wake it.</source>
        <translation>Von jedem, der schläft, steht hier: in welchem Aufruf, woran, seit wann, und wer ihn wecken könnte.</translation>
    </message>
    <message>
        <source>%1 (and %2 more)</source>
        <translation>%1 (und %2 weitere)</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::Animation</name>
    <message>
        <source>%1 pictures and a video in %2</source>
        <translation>%1 Bilder und ein Video in %2</translation>
    </message>
    <message>
        <source>%1 pictures in %2; ffmpeg could make no video of them</source>
        <translation>%1 Bilder in %2; ffmpeg konnte kein Video daraus machen</translation>
    </message>
    <message>
        <source>%1 pictures in %2; with ffmpeg installed there would be a video as well</source>
        <translation>%1 Bilder in %2; mit ffmpeg gäbe es auch ein Video</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::CentrePane</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Who waits for whom</source>
        <translation>Wer wartet</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>Erzählung</translation>
    </message>
    <message>
        <source>Every schedule</source>
        <translation>Jeder Ablauf</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::ClassCommands</name>
    <message>
        <source>Set up the moment</source>
        <translation>Den Moment herstellen</translation>
    </message>
    <message>
        <source>Fresh processes, taken to the point of the lesson and held there</source>
        <translation>Frische Prozesse, zum Kern der Lektion geführt und dort angehalten</translation>
    </message>
    <message>
        <source>Let it go wrong</source>
        <translation>Schlecht ausgehen lassen</translation>
    </message>
    <message>
        <source>From that moment on, the bad way</source>
        <translation>Von diesem Moment an, der schlechte Weg</translation>
    </message>
    <message>
        <source>Let it go right</source>
        <translation>Gut ausgehen lassen</translation>
    </message>
    <message>
        <source>The same moment as it ought to be</source>
        <translation>Derselbe Moment, wie er sein sollte</translation>
    </message>
    <message>
        <source>Ask the class</source>
        <translation>Die Klasse fragen</translation>
    </message>
    <message>
        <source>The lesson&apos;s question in big type: count hands by keys 1 to 5</source>
        <translation>Die Frage der Lektion in großer Schrift: Hände zählen mit den Tasten 1 bis 5</translation>
    </message>
    <message>
        <source>Off and on, side by side</source>
        <translation>Aus und an, nebeneinander</translation>
    </message>
    <message>
        <source>Two live runs in step: without synchronization, and with it</source>
        <translation>Zwei Läufe im Gleichschritt: ohne Synchronisation und mit ihr</translation>
    </message>
    <message>
        <source>Teacher&apos;s notes</source>
        <translation>Notizen für Lehrende</translation>
    </message>
    <message>
        <source>What to say and when, in a window of their own</source>
        <translation>Was wann zu sagen ist, in einem eigenen Fenster</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::Commands</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Open a lesson&apos;s &amp;folder …</source>
        <translation>&amp;Ordner einer Lektion öffnen …</translation>
    </message>
    <message>
        <source>A lesson of your own, or of somebody else</source>
        <translation>Eine eigene Lektion oder die von jemand anderem</translation>
    </message>
    <message>
        <source>Open a lesson&apos;s folder</source>
        <translation>Ordner einer Lektion öffnen</translation>
    </message>
    <message>
        <source>&amp;Watch a command …</source>
        <translation>Einen Be&amp;fehl beobachten …</translation>
    </message>
    <message>
        <source>Run any command and see who talks to whom</source>
        <translation>Irgendeinen Befehl laufen lassen und sehen, wer mit wem spricht</translation>
    </message>
    <message>
        <source>Watch a command</source>
        <translation>Einen Befehl beobachten</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>The lesson before</source>
        <translation>Die Lektion davor</translation>
    </message>
    <message>
        <source>‹ Back</source>
        <translation>‹ Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>The lesson after</source>
        <translation>Die Lektion danach</translation>
    </message>
    <message>
        <source>Next ›</source>
        <translation>Weiter ›</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>End every process and close</source>
        <translation>Alle Prozesse beenden und schließen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Hold every process at its next step, or let them go</source>
        <translation>Jeden Prozess an seinem nächsten Schritt anhalten, oder alle weiterlassen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>One step of the selected process</source>
        <translation>Ein Schritt des gewählten Prozesses</translation>
    </message>
    <message>
        <source>Step P%1</source>
        <translation>Schritt P%1</translation>
    </message>
    <message>
        <source>One step of P%1 (%1)</source>
        <translation>Ein Schritt von P%1 (%1)</translation>
    </message>
    <message>
        <source>Drop into the next loss</source>
        <translation>Bis zum nächsten Verlust</translation>
    </message>
    <message>
        <source>Run until an update is about to be lost, then four steps a second</source>
        <translation>Bis gleich eine Änderung verloren geht, dann vier Schritte pro Sekunde</translation>
    </message>
    <message>
        <source>Next loss</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Run again from the beginning</source>
        <translation>Noch einmal von vorn</translation>
    </message>
    <message>
        <source>End the run</source>
        <translation>Den Lauf beenden</translation>
    </message>
    <message>
        <source>End every process; what happened stays on screen</source>
        <translation>Jeden Prozess beenden; was geschah, bleibt zu sehen</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>Volle Fahrt</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zum Jetzt</translation>
    </message>
    <message>
        <source>From the past back to the run as it is</source>
        <translation>Aus der Vergangenheit zurück zum Lauf, wie er ist</translation>
    </message>
    <message>
        <source>Stop the loss</source>
        <translation>Verlust aus</translation>
    </message>
    <message>
        <source>The one big switch: synchronization on or off, while it runs</source>
        <translation>Der eine große Schalter: Synchronisation an oder aus, während es läuft</translation>
    </message>
    <message>
        <source>Next option</source>
        <translation>Nächste Möglichkeit</translation>
    </message>
    <message>
        <source>The next option of the live choice</source>
        <translation>Die nächste Möglichkeit der Auswahl</translation>
    </message>
    <message>
        <source>Option before</source>
        <translation>Möglichkeit davor</translation>
    </message>
    <message>
        <source>The option before, of the live choice</source>
        <translation>Die Möglichkeit davor</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vorführen</translation>
    </message>
    <message>
        <source>Big type for a room, full screen</source>
        <translation>Große Schrift für einen Raum, ganzer Bildschirm</translation>
    </message>
    <message>
        <source>Leave presentation or help</source>
        <translation>Vorführung oder Hilfe verlassen</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Normale Größe</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Who waits for whom</source>
        <translation>Wer auf wen wartet</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>Erzählung</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light or dark as the system is</source>
        <translation>Hell oder dunkel wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Nothing slides; things are where they are</source>
        <translation>Nichts gleitet; alles ist, wo es ist</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Tasten und Hilfe</translation>
    </message>
    <message>
        <source>Every key, and how to read the picture</source>
        <translation>Jede Taste, und wie das Bild zu lesen ist</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>&amp;Lektionen</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>Lau&amp;f</translation>
    </message>
    <message>
        <source>&amp;Break something</source>
        <translation>&amp;Etwas kaputt machen</translation>
    </message>
    <message>
        <source>S&amp;tep one process</source>
        <translation>&amp;Einen Prozess einen Schritt</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Zeit</translation>
    </message>
    <message>
        <source>&amp;Class</source>
        <translation>&amp;Klasse</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>RUN</source>
        <translation>LAUF</translation>
    </message>
    <message>
        <source>CHANGE</source>
        <translation>ÄNDERN</translation>
    </message>
    <message>
        <source>WHO GOES NEXT</source>
        <translation>WER KOMMT DRAN</translation>
    </message>
    <message>
        <source>LOOK</source>
        <translation>ANSEHEN</translation>
    </message>
    <message>
        <source>IN CLASS</source>
        <translation>IN DER KLASSE</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>ZEIT</translation>
    </message>
    <message>
        <source>LESSONS AND MENU</source>
        <translation>LEKTIONEN UND MENÜ</translation>
    </message>
    <message>
        <source>The window opens anew, in this language</source>
        <translation>Das Fenster öffnet sich neu, in dieser Sprache</translation>
    </message>
    <message>
        <source>L&amp;ab</source>
        <translation>La&amp;bor</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>LAB</source>
        <translation>LABOR</translation>
    </message>
    <message>
        <source>Every schedule</source>
        <translation>Jeder Ablauf</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::CompareModel</name>
    <message>
        <source>the same in both</source>
        <translation>in beiden gleich</translation>
    </message>
    <message>
        <source>only in the run at the right</source>
        <translation>nur im rechten Lauf</translation>
    </message>
    <message>
        <source>only in the run at the left</source>
        <translation>nur im linken Lauf</translation>
    </message>
    <message>
        <source>in both, with different values</source>
        <translation>in beiden, mit verschiedenen Werten</translation>
    </message>
    <message>
        <source>first difference %1</source>
        <translation>erster Unterschied %1</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::CompareWindow</name>
    <message>
        <source>Compare two runs</source>
        <translation>Zwei Läufe vergleichen</translation>
    </message>
    <message>
        <source>Choose two recordings, and what both did stands side by side.</source>
        <translation>Wähle zwei Aufzeichnungen, und was beide taten, steht nebeneinander.</translation>
    </message>
    <message>
        <source>Left …</source>
        <translation>Links …</translation>
    </message>
    <message>
        <source>Right …</source>
        <translation>Rechts …</translation>
    </message>
    <message>
        <source>no recording</source>
        <translation>keine Aufzeichnung</translation>
    </message>
    <message>
        <source>Or run “%1” twice, the same seed, with %2:</source>
        <translation>Oder „%1“ zweimal laufen lassen, derselbe Startwert, mit %2:</translation>
    </message>
    <message>
        <source>Run both</source>
        <translation>Beide laufen lassen</translation>
    </message>
    <message>
        <source>Both runs, event by event</source>
        <translation>Beide Läufe, Ereignis für Ereignis</translation>
    </message>
    <message>
        <source>A recording</source>
        <translation>Eine Aufzeichnung</translation>
    </message>
    <message>
        <source>Recordings (*.crosstalk)</source>
        <translation>Aufzeichnungen (*.crosstalk)</translation>
    </message>
    <message>
        <source>%1 of %2 rows differ; the first is row %3.</source>
        <translation>%1 von %2 Zeilen unterscheiden sich; die erste ist Zeile %3.</translation>
    </message>
    <message>
        <source>Both did the same: %1 rows.</source>
        <translation>Beide taten dasselbe: %1 Zeilen.</translation>
    </message>
    <message>
        <source>The runs go on; more than this is not compared.</source>
        <translation>Die Läufe gehen weiter; mehr als das wird nicht verglichen.</translation>
    </message>
    <message>
        <source>− only at the left, + only at the right, ≠ different values.</source>
        <translation>− nur links, + nur rechts, ≠ verschiedene Werte.</translation>
    </message>
    <message>
        <source>Running both …</source>
        <translation>Beide laufen …</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::ConsentDialog</name>
    <message>
        <source>A lesson from outside</source>
        <translation>Eine Lektion von außen</translation>
    </message>
    <message>
        <source>The lesson in %1 does not come with Crosstalk: it may be anybody&apos;s, and its programs may do whatever you may do. Below is everything that building and running it starts. You are asked once, and again when a file of it changes.</source>
        <translation>Die Lektion in %1 gehört nicht zu Crosstalk: Sie kann von irgendwem sein, und ihre Programme dürfen alles, was du darfst. Unten steht alles, was beim Übersetzen und Laufen gestartet wird. Du wirst einmal gefragt, und wieder, wenn sich eine ihrer Dateien ändert.</translation>
    </message>
    <message>
        <source>What would be run</source>
        <translation>Was laufen würde</translation>
    </message>
    <message>
        <source>&amp;Build and run it</source>
        <translation>Ü&amp;bersetzen und laufen lassen</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Jetzt nicht</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::Exporter</name>
    <message>
        <source>The stage, as an SVG drawing</source>
        <translation>Die Bühne als SVG-Zeichnung</translation>
    </message>
    <message>
        <source>The stage, as a PNG picture</source>
        <translation>Die Bühne als PNG-Bild</translation>
    </message>
    <message>
        <source>The page below it, as an SVG drawing</source>
        <translation>Die Seite darunter als SVG-Zeichnung</translation>
    </message>
    <message>
        <source>The page below it, as a PNG picture</source>
        <translation>Die Seite darunter als PNG-Bild</translation>
    </message>
    <message>
        <source>The whole window, as a PNG picture</source>
        <translation>Das ganze Fenster als PNG-Bild</translation>
    </message>
    <message>
        <source>The stage and what it means, as a PDF page</source>
        <translation>Die Bühne und was sie bedeutet als PDF-Seite</translation>
    </message>
    <message>
        <source>The run as an animation, in a folder of its own</source>
        <translation>Der Lauf als Animation, in einem eigenen Ordner</translation>
    </message>
    <message>
        <source>The recording, as a trace for ui.perfetto.dev</source>
        <translation>Die Aufzeichnung als Spur für ui.perfetto.dev</translation>
    </message>
    <message>
        <source>The recording, as a table of events (CSV)</source>
        <translation>Die Aufzeichnung als Tabelle der Ereignisse (CSV)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>What to make:</source>
        <translation>Was entstehen soll:</translation>
    </message>
    <message>
        <source>What to make (a trace or a table: record the run, open the recording, then export):</source>
        <translation>Was entstehen soll (für Spur oder Tabelle: den Lauf aufzeichnen, die Aufzeichnung öffnen, dann exportieren):</translation>
    </message>
    <message>
        <source>A folder for the animation</source>
        <translation>Ein Ordner für die Animation</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gesichert</translation>
    </message>
    <message>
        <source>Pause the run, or let it end: then it can be drawn.</source>
        <translation>Halte den Lauf an oder lass ihn enden: Dann kann er gezeichnet werden.</translation>
    </message>
    <message>
        <source>Drawing %1 of %2</source>
        <translation>Zeichnet %1 von %2</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::GameCommands</name>
    <message>
        <source>Be the scheduler</source>
        <translation>Sei der Scheduler</translation>
    </message>
    <message>
        <source>A game: you decide who goes next, and bring something about</source>
        <translation>Ein Spiel: Du entscheidest, wer drankommt, und führst etwas herbei</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Tipp</translation>
    </message>
    <message>
        <source>Where to look first; asked again, whose turn it is</source>
        <translation>Wohin zuerst zu schauen ist; noch einmal: wer dran ist</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Fresh processes, no move made</source>
        <translation>Frische Prozesse, noch kein Zug</translation>
    </message>
    <message>
        <source>Next goal</source>
        <translation>Nächstes Ziel</translation>
    </message>
    <message>
        <source>Something else to bring about</source>
        <translation>Etwas anderes, das herbeizuführen ist</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::HelpOverlay</name>
    <message>
        <source>Keys and help</source>
        <translation>Tasten und Hilfe</translation>
    </message>
    <message>
        <source>1 to 8</source>
        <translation>1 bis 8</translation>
    </message>
    <message>
        <source>Step P1 to P8</source>
        <translation>Schritt P1 bis P8</translation>
    </message>
    <message>
        <source>IN THE PICTURE</source>
        <translation>IM BILD</translation>
    </message>
    <message>
        <source>Tab, arrows</source>
        <translation>Tab, Pfeile</translation>
    </message>
    <message>
        <source>Go to a process or a channel</source>
        <translation>Zu einem Prozess oder Kanal gehen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open it; P looks into a buffer</source>
        <translation>Öffnen; P sieht in einen Puffer</translation>
    </message>
    <message>
        <source>+ and −</source>
        <translation>+ und −</translation>
    </message>
    <message>
        <source>Of many processes: show a family one by one, or as one card</source>
        <translation>Bei vielen Prozessen: eine Familie einzeln zeigen oder als eine Karte</translation>
    </message>
    <message>
        <source>/</source>
        <translation>/</translation>
    </message>
    <message>
        <source>Of many processes: find one by its name</source>
        <translation>Bei vielen Prozessen: einen nach Namen finden</translation>
    </message>
    <message>
        <source>HOW TO READ THE PICTURE</source>
        <translation>WIE DAS BILD ZU LESEN IST</translation>
    </message>
    <message>
        <source>Above the dashed line is **user space**, below it the **kernel**. What is copied crosses the line; shared memory lies above it, and nothing crosses.

**Hatched** is asleep in the kernel. **Dotted** is held by you: no part of any sleep. **Dashed** has not happened yet. A **double outline and ⚡** is a race.

The processes are real. In your terminal, `kill -STOP` and `kill -CONT` with a pid from a card freeze and thaw one, and it shows here.

While the run stands still, drag the timeline&apos;s cursor back: the stage shows that moment. **L** leads back to now.</source>
        <translation>Über der gestrichelten Linie ist der **Benutzerraum**, darunter der **Kern**. Was kopiert wird, überquert die Linie; geteilter Speicher liegt darüber, und nichts überquert sie.

**Schraffiert** schläft im Kern. **Gepunktet** ist von dir angehalten: das zählt nicht als Schlaf. **Gestrichelt** ist noch nicht geschehen. Ein **doppelter Rand und ⚡** ist ein Wettlauf.

Die Prozesse sind echt. In deinem Terminal frieren `kill -STOP` und `kill -CONT` mit einer PID von einer Karte einen ein und tauen ihn auf, und das sieht man hier.

Während der Lauf stillsteht, zieh den Zeiger der Zeitleiste zurück: Die Bühne zeigt jenen Moment. **L** führt zurück zum Jetzt.</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::Lab</name>
    <message>
        <source>Building …</source>
        <translation>Wird übersetzt …</translation>
    </message>
    <message>
        <source>A folder of programs of your own</source>
        <translation>Ein Ordner mit eigenen Programmen</translation>
    </message>
    <message>
        <source>The compiler has something to say: Enter leads to the line.</source>
        <translation>Der Compiler hat etwas zu sagen: Enter führt zur Zeile.</translation>
    </message>
    <message>
        <source>Built. It runs on the stage.</source>
        <translation>Übersetzt. Es läuft auf der Bühne.</translation>
    </message>
    <message>
        <source>Of a recording there is no program to change.</source>
        <translation>Von einer Aufzeichnung gibt es kein Programm zu ändern.</translation>
    </message>
    <message>
        <source>Shared memory and a lock</source>
        <translation>Geteilter Speicher und eine Sperre</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::LabCommands</name>
    <message>
        <source>&amp;New from a template</source>
        <translation>&amp;Neu aus einer Vorlage</translation>
    </message>
    <message>
        <source>Edit a copy of this lesson</source>
        <translation>Eine Kopie dieser Lektion bearbeiten</translation>
    </message>
    <message>
        <source>Change its programs, build them and run them on the stage</source>
        <translation>Ihre Programme ändern, übersetzen und auf der Bühne laufen lassen</translation>
    </message>
    <message>
        <source>Edit a folder of your own …</source>
        <translation>Einen eigenen Ordner bearbeiten …</translation>
    </message>
    <message>
        <source>A lesson&apos;s folder anywhere, with an editor</source>
        <translation>Der Ordner einer Lektion irgendwo, mit einem Editor</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::LabWindow</name>
    <message>
        <source>The program&apos;s text</source>
        <translation>Der Text des Programms</translation>
    </message>
    <message>
        <source>What the compiler says</source>
        <translation>Was der Compiler sagt</translation>
    </message>
    <message>
        <source>Build and run (Ctrl+Enter)</source>
        <translation>Übersetzen und starten (Strg+Enter)</translation>
    </message>
    <message>
        <source>Lab: %1</source>
        <translation>Labor: %1</translation>
    </message>
    <message>
        <source>Yours to change, in %1. It is saved by itself.</source>
        <translation>Zum Ändern, in %1. Es wird von selbst gesichert.</translation>
    </message>
    <message>
        <source>✗ error</source>
        <translation>✗ Fehler</translation>
    </message>
    <message>
        <source>⚠ warning</source>
        <translation>⚠ Warnung</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::Lecture</name>
    <message>
        <source>Dark screen</source>
        <translation>Dunkler Bildschirm</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::LessonRunner</name>
    <message>
        <source>Of a recording nothing is run. Open the lesson itself to try its schedules.</source>
        <translation>Von einer Aufzeichnung läuft nichts. Öffne die Lektion selbst, um ihre Abläufe zu probieren.</translation>
    </message>
    <message>
        <source>%1: %2 for this, as what has no end never comes out.</source>
        <translation>%1: dafür %2, denn was kein Ende hat, kommt nie heraus.</translation>
    </message>
    <message>
        <source>A lesson of your own is explored on a terminal: crosstalk explore FOLDER</source>
        <translation>Eine eigene Lektion wird im Terminal erkundet: crosstalk explore FOLDER</translation>
    </message>
    <message>
        <source>Building the lesson&apos;s programs …</source>
        <translation>Die Programme der Lektion werden übersetzt …</translation>
    </message>
    <message>
        <source>Fresh processes did what the schedule says, and are held by you.</source>
        <translation>Frische Prozesse taten, was der Ablauf sagt, und sind von dir angehalten.</translation>
    </message>
    <message>
        <source>Nothing of this lesson was run. Ctrl+R asks again.</source>
        <translation>Nichts von dieser Lektion ist gelaufen. Strg+R fragt noch einmal.</translation>
    </message>
    <message>
        <source>Changed: Ctrl+R runs it.</source>
        <translation>Geändert: Strg+R lässt es laufen.</translation>
    </message>
    <message>
        <source>This is a recording: nothing is run.</source>
        <translation>Das ist eine Aufzeichnung: Nichts läuft.</translation>
    </message>
    <message>
        <source>You changed the run that you predicted: run it again for an answer.</source>
        <translation>Du hast den vorhergesagten Lauf verändert: Lass ihn für eine Antwort noch einmal laufen.</translation>
    </message>
    <message>
        <source>This command runs as it would in your terminal, and is **watched from outside** (ptrace). Each call by which processes talk costs it some microseconds more; all other calls run at full speed. What it does in shared memory between its calls is not seen.

What it writes to its standard output goes where Crosstalk&apos;s own goes.</source>
        <translation>Dieser Befehl läuft wie in deinem Terminal und wird **von außen beobachtet** (ptrace). Jeder Aufruf, mit dem Prozesse sprechen, kostet ihn einige Mikrosekunden mehr; alle anderen laufen mit voller Fahrt. Was er dazwischen in geteiltem Speicher tut, ist nicht zu sehen.

Was er auf seine Standardausgabe schreibt, geht dahin, wo die von Crosstalk hingeht.</translation>
    </message>
    <message>
        <source>Reached, but this run is too long to be kept as proof: Ctrl+R runs it again from the beginning.</source>
        <translation>Erreicht, aber dieser Lauf ist zu lang, um als Beweis aufgehoben zu werden: Strg+R lässt ihn noch einmal von vorn laufen.</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::MainWindow</name>
    <message>
        <source>%1 – Crosstalk</source>
        <translation>%1 – Crosstalk</translation>
    </message>
    <message>
        <source>From outside</source>
        <translation>Von außen</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>The folder of a lesson</source>
        <translation>Der Ordner einer Lektion</translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation>Auftauen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Step P%1</source>
        <translation>Schritt P%1</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::NotesWindow</name>
    <message>
        <source>Teacher&apos;s notes</source>
        <translation>Notizen für Lehrende</translation>
    </message>
    <message>
        <source>Start the clock again</source>
        <translation>Die Uhr neu starten</translation>
    </message>
    <message>
        <source>There are no notes on this lesson.</source>
        <translation>Zu dieser Lektion gibt es keine Notizen.</translation>
    </message>
    <message>
        <source>%1 of %2 minutes</source>
        <translation>%1 von %2 Minuten</translation>
    </message>
    <message>
        <source>%1 · planned now: %2</source>
        <translation>%1 · jetzt geplant: %2</translation>
    </message>
    <message>
        <source>%1 · the time is up</source>
        <translation>%1 · die Zeit ist um</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::Paper</name>
    <message>
        <source>Name: ______________________________ &amp;nbsp; Date: ______________ &amp;nbsp; %1 minutes</source>
        <translation>Name: ______________________________ &amp;nbsp; Datum: ______________ &amp;nbsp; %1 Minuten</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>Erst vorhersagen</translation>
    </message>
    <message>
        <source>How sure? &amp;nbsp; ○ guessing &amp;nbsp; ○ not very &amp;nbsp; ○ rather &amp;nbsp; ○ very</source>
        <translation>Wie sicher? &amp;nbsp; ○ geraten &amp;nbsp; ○ nicht sehr &amp;nbsp; ○ ziemlich &amp;nbsp; ○ sehr</translation>
    </message>
    <message>
        <source>What did you see?</source>
        <translation>Was hast du gesehen?</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Probiere</translation>
    </message>
    <message>
        <source>One more, with other numbers</source>
        <translation>Noch eine, mit anderen Zahlen</translation>
    </message>
    <message>
        <source>Run it: crosstalk %1</source>
        <translation>Starten: crosstalk %1</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>Last question: %1</source>
        <translation>Letzte Frage: %1</translation>
    </message>
    <message>
        <source>Saw: %1. Recorded: %2</source>
        <translation>Gesehen: %1. Aufgezeichnet: %2</translation>
    </message>
    <message>
        <source>Predicted: %1 (sure %2 of 4). Happened: %3</source>
        <translation>Vorhergesagt: %1 (sicher %2 von 4). Geschehen: %3</translation>
    </message>
    <message>
        <source>✓ %1 (%2; %3)</source>
        <translation>✓ %1 (%2; %3)</translation>
    </message>
    <message>
        <source>no recording kept</source>
        <translation>keine Aufzeichnung aufgehoben</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 of %2 checkpoints</source>
        <translation>%1 von %2 Prüfpunkten</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Results of %1</source>
        <translation>Ergebnisse von %1</translation>
    </message>
    <message>
        <source>Made %1 with Crosstalk %2. This page is for reading; the JSON file made beside it can be confirmed with crosstalk verify, which shows that it is consistent, not who made it.</source>
        <translation>Gemacht %1 mit Crosstalk %2. Diese Seite ist zum Lesen; die JSON-Datei daneben lässt sich mit crosstalk verify bestätigen: Das zeigt, dass sie stimmig ist, nicht, wer sie gemacht hat.</translation>
    </message>
    <message>
        <source>Because:</source>
        <translation>Weil:</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <extracomment>A date and a time of day, as QDateTime::toString() takes it</extracomment>
        <translation>d. MMMM yyyy, HH:mm</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::Pictures</name>
    <message>
        <source>It could not be drawn.</source>
        <translation>Es ließ sich nicht zeichnen.</translation>
    </message>
    <message>
        <source>What happened last</source>
        <translation>Was zuletzt geschah</translation>
    </message>
    <message>
        <source>After event %1, %2 ms into the run.</source>
        <translation>Nach Ereignis %1, %2 ms im Lauf.</translation>
    </message>
    <message>
        <source>Why asleep</source>
        <translation>Warum er schläft</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::Presentation</name>
    <message>
        <source>Recording: %1</source>
        <translation>Aufzeichnung: %1</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::ProgressCommands</name>
    <message>
        <source>&amp;Home</source>
        <translation>S&amp;tartseite</translation>
    </message>
    <message>
        <source>The start page, with the map of the course</source>
        <translation>Die Startseite mit der Karte des Kurses</translation>
    </message>
    <message>
        <source>E&amp;xport results …</source>
        <translation>Ergebnisse e&amp;xportieren …</translation>
    </message>
    <message>
        <source>A file with all you did, for whoever grades it</source>
        <translation>Eine Datei mit allem, was du getan hast, für die Bewertung</translation>
    </message>
    <message>
        <source>Forget what was answered and reached in this lesson</source>
        <translation>Vergessen, was in dieser Lektion beantwortet und erreicht wurde</translation>
    </message>
    <message>
        <source>Forget what was answered and reached in every lesson</source>
        <translation>Vergessen, was in allen Lektionen beantwortet und erreicht wurde</translation>
    </message>
    <message>
        <source>&amp;Begin anew</source>
        <translation>&amp;Neu beginnen</translation>
    </message>
    <message>
        <source>Forget this &amp;lesson …</source>
        <translation>Diese &amp;Lektion vergessen …</translation>
    </message>
    <message>
        <source>Forget the &amp;whole course …</source>
        <translation>Den &amp;ganzen Kurs vergessen …</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::Recordings</name>
    <message>
        <source>Recordings (*.crosstalk)</source>
        <translation>Aufzeichnungen (*.crosstalk)</translation>
    </message>
    <message>
        <source>a run</source>
        <translation>ein Lauf</translation>
    </message>
    <message>
        <source>Recording of %1, made %2 on %3, Crosstalk %4. Nothing is run.</source>
        <translation>Aufzeichnung von %1, gemacht %2 auf %3, Crosstalk %4. Nichts läuft.</translation>
    </message>
    <message>
        <source>The file ends before the run did: this is what is whole.</source>
        <translation>Die Datei endet vor dem Lauf: Das hier ist, was ganz ist.</translation>
    </message>
    <message>
        <source>Its lesson cannot be read: %1</source>
        <translation>Ihre Lektion ist nicht zu lesen: %1</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>Eine Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>reading … %1 %</source>
        <translation>liest … %1 %</translation>
    </message>
    <message>
        <source>Record into</source>
        <translation>Aufzeichnen in</translation>
    </message>
    <message>
        <source>&amp;Recording</source>
        <translation>A&amp;ufzeichnung</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Aufzeichnen</translation>
    </message>
    <message>
        <source>Recording into %1</source>
        <translation>Zeichnet auf in %1</translation>
    </message>
    <message>
        <source>%1 holds what was recorded until then</source>
        <translation>%1 enthält, was bis dahin aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>Recording kept: %1</source>
        <translation>Aufzeichnung behalten: %1</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>The file is damaged: this is what comes before the damage.</source>
        <translation>Die Datei ist beschädigt: Dies ist, was vor dem Schaden kommt.</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::ResultsDialog</name>
    <message>
        <source>Export results</source>
        <translation>Ergebnisse exportieren</translation>
    </message>
    <message>
        <source>Lessons begun: %1. Questions answered: %2. Checkpoints reached: %3, of which %4 come with the recording that proves them.</source>
        <translation>Begonnene Lektionen: %1. Beantwortete Fragen: %2. Erreichte Prüfpunkte: %3, davon %4 mit der Aufzeichnung, die sie beweist.</translation>
    </message>
    <message>
        <source>The JSON file is for whoever grades it: “crosstalk verify” replays the recordings and confirms what is claimed. It shows that the results are consistent, not who made them. The PDF file says the same in words, for people.</source>
        <translation>Die JSON-Datei ist für die Bewertung: „crosstalk verify“ spielt die Aufzeichnungen ab und bestätigt, was behauptet wird. Es zeigt, dass die Ergebnisse stimmig sind, nicht, wer sie gemacht hat. Die PDF-Datei sagt dasselbe in Worten.</translation>
    </message>
    <message>
        <source>as your teacher knows you</source>
        <translation>wie deine Lehrerin oder dein Lehrer dich kennt</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Save &amp;JSON …</source>
        <translation>&amp;JSON sichern …</translation>
    </message>
    <message>
        <source>Save &amp;PDF …</source>
        <translation>&amp;PDF sichern …</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::ResultsExport</name>
    <message>
        <source>Forget all that was answered and reached in this lesson?</source>
        <translation>Alles vergessen, was in dieser Lektion beantwortet und erreicht wurde?</translation>
    </message>
    <message>
        <source>Forget all that was answered and reached in the whole course?</source>
        <translation>Alles vergessen, was im ganzen Kurs beantwortet und erreicht wurde?</translation>
    </message>
    <message>
        <source>results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>Ergebnisse exportieren</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gesichert</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Answers, checkpoints and their recordings are deleted. This cannot be undone.</source>
        <translation>Antworten, Prüfpunkte und ihre Aufzeichnungen werden gelöscht. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::SchedulerGame</name>
    <message>
        <source>read %1</source>
        <translation>%1 zu lesen</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>%1 zu schreiben</translation>
    </message>
    <message>
        <source>read and write %1 in one</source>
        <translation>%1 in einem zu lesen und zu schreiben</translation>
    </message>
    <message>
        <source>return from %1</source>
        <translation>aus %1 zurückzukehren</translation>
    </message>
    <message>
        <source>call %1</source>
        <translation>%1 aufzurufen</translation>
    </message>
    <message>
        <source>call %1 on %2</source>
        <translation>%1 auf %2 aufzurufen</translation>
    </message>
    <message>
        <source>1 move</source>
        <translation>1 Zug</translation>
    </message>
    <message>
        <source>%1 moves</source>
        <translation>%1 Züge</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 von höchstens %2</translation>
    </message>
    <message>
        <source>%1 is about to %2%3.</source>
        <translation>%1 ist dabei, %2%3.</translation>
    </message>
    <message>
        <source> and would sleep there</source>
        <translation> und würde dort schlafen</translation>
    </message>
    <message>
        <source>Let **%1** take a step.</source>
        <translation>Lass **%1** einen Schritt tun.</translation>
    </message>
    <message>
        <source>Then: %1.</source>
        <translation>Dann: %1.</translation>
    </message>
    <message>
        <source>✓ **Done in %1.** These were your decisions: Ctrl+S saves them.</source>
        <translation>✓ **Geschafft in %1.** Das waren deine Entscheidungen: Strg+S sichert sie.</translation>
    </message>
    <message>
        <source>It came about, but in %1; at most %2 were asked for. Undo, or start over.</source>
        <translation>Es ist gelungen, aber in %1; höchstens %2 waren verlangt. Nimm zurück oder fang von vorn an.</translation>
    </message>
    <message>
        <source>They are being set up …</source>
        <translation>Sie werden vorbereitet …</translation>
    </message>
    <message>
        <source>At full speed nobody decides. Start over.</source>
        <translation>Bei voller Fahrt entscheidet niemand. Fang von vorn an.</translation>
    </message>
    <message>
        <source>They have ended, and it did not come about. Undo, or start over.</source>
        <translation>Sie sind zu Ende, und es ist nicht gelungen. Nimm zurück oder fang von vorn an.</translation>
    </message>
    <message>
        <source>You are the scheduler: a digit lets that process take one step, Ctrl+Z takes a step back.</source>
        <translation>Du bist der Scheduler: Eine Ziffer lässt jenen Prozess einen Schritt tun, Strg+Z nimmt einen zurück.</translation>
    </message>
    <message>
        <source>Take your latest step back. </source>
        <translation>Nimm deinen letzten Schritt zurück. </translation>
    </message>
    <message>
        <source>Take your %1 latest steps back. </source>
        <translation>Nimm deine letzten %1 Schritte zurück. </translation>
    </message>
    <message>
        <source>BE THE SCHEDULER · %1 OF %2</source>
        <translation>SEI DER SCHEDULER · %1 VON %2</translation>
    </message>
    <message>
        <source>BE THE SCHEDULER</source>
        <translation>SEI DER SCHEDULER</translation>
    </message>
    <message>
        <source>Be the scheduler</source>
        <translation>Sei der Scheduler</translation>
    </message>
    <message>
        <source>Leave the game</source>
        <translation>Das Spiel verlassen</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>zu beginnen</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::ScrubBar</name>
    <message>
        <source>Event before</source>
        <translation>Ereignis davor</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>Nächstes Ereignis</translation>
    </message>
    <message>
        <source>Back to its event before (Shift+P, Shift+H)</source>
        <translation>Zurück zu seinem Ereignis davor (Umschalt+P, Umschalt+H)</translation>
    </message>
    <message>
        <source>On to its next event (P, H)</source>
        <translation>Weiter zu seinem nächsten Ereignis (P, H)</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>race</source>
        <translation>Wettlauf</translation>
    </message>
    <message>
        <source>sleep</source>
        <translation>Schlaf</translation>
    </message>
    <message>
        <source>How fast to play</source>
        <translation>Wie schnell abgespielt wird</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>How many events a second to play</source>
        <translation>Wie viele Ereignisse pro Sekunde abgespielt werden</translation>
    </message>
    <message>
        <source>Whose events to go through</source>
        <translation>Wessen Ereignisse durchgegangen werden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Going back in time pauses the run</source>
        <translation>In der Zeit zurück hält den Lauf an</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::Scrubber</name>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>A note for the moment after event %1:</source>
        <translation>Eine Notiz für den Moment nach Ereignis %1:</translation>
    </message>
    <message>
        <source>event %1</source>
        <translation>Ereignis %1</translation>
    </message>
    <message>
        <source>None yet: B keeps a moment</source>
        <translation>Noch keines: B merkt einen Moment</translation>
    </message>
    <message>
        <source>Remove the one here</source>
        <translation>Das hier entfernen</translation>
    </message>
    <message>
        <source>P%1</source>
        <translation>P%1</translation>
    </message>
    <message>
        <source>This is the last event.</source>
        <translation>Dies ist das letzte Ereignis.</translation>
    </message>
    <message>
        <source>This is the first event.</source>
        <translation>Dies ist das erste Ereignis.</translation>
    </message>
    <message>
        <source>No race after this.</source>
        <translation>Kein Wettlauf nach diesem Moment.</translation>
    </message>
    <message>
        <source>No race before this.</source>
        <translation>Kein Wettlauf vor diesem Moment.</translation>
    </message>
    <message>
        <source>Nobody falls asleep after this.</source>
        <translation>Nach diesem Moment schläft niemand ein.</translation>
    </message>
    <message>
        <source>Nobody fell asleep before this.</source>
        <translation>Vor diesem Moment schlief niemand ein.</translation>
    </message>
    <message>
        <source>No event of %1 after this.</source>
        <translation>Kein Ereignis von %1 nach diesem Moment.</translation>
    </message>
    <message>
        <source>No event of %1 before this.</source>
        <translation>Kein Ereignis von %1 vor diesem Moment.</translation>
    </message>
    <message>
        <source>No bookmark after this: B keeps a moment.</source>
        <translation>Kein Lesezeichen nach diesem Moment: B merkt einen.</translation>
    </message>
    <message>
        <source>No bookmark before this: B keeps a moment.</source>
        <translation>Kein Lesezeichen vor diesem Moment: B merkt einen.</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::SplitWindow</name>
    <message>
        <source>%1: off and on, side by side</source>
        <translation>%1: aus und an, nebeneinander</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Step both (F10)</source>
        <translation>Schritt für beide (F10)</translation>
    </message>
    <message>
        <source>Space: go on or hold · [ and ]: slower, faster · Esc: close</source>
        <translation>Leertaste: weiter oder halt · [ und ]: langsamer, schneller · Esc: schließen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halt</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>1 step offered to both</source>
        <translation>1 Schritt beiden angeboten</translation>
    </message>
    <message>
        <source>%1 steps offered to both</source>
        <translation>%1 Schritte beiden angeboten</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::StartPage</name>
    <message>
        <source>Watch processes talk</source>
        <translation>Sieh Prozessen beim Reden zu</translation>
    </message>
    <message>
        <source>WATCH A COMMAND</source>
        <translation>EINEN BEFEHL BEOBACHTEN</translation>
    </message>
    <message>
        <source>Whose progress</source>
        <translation>Wessen Fortschritt</translation>
    </message>
    <message>
        <source>On an account that several share: whose progress is shown and kept</source>
        <translation>Auf einem Konto, das mehrere teilen: wessen Fortschritt gezeigt und aufgehoben wird</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Look &amp;closer</source>
        <translation>&amp;Näher ansehen</translation>
    </message>
    <message>
        <source>This run with its code, its timeline and all that can be changed</source>
        <translation>Dieser Lauf mit seinem Code, seiner Zeitleiste und allem, was sich ändern lässt</translation>
    </message>
    <message>
        <source>What runs right now</source>
        <translation>Was gerade läuft</translation>
    </message>
    <message>
        <source>RUNNING NOW: %1</source>
        <translation>LÄUFT GERADE: %1</translation>
    </message>
    <message>
        <source>&amp;Start lesson 1: %1</source>
        <translation>&amp;Lektion 1: %1</translation>
    </message>
    <message>
        <source>&amp;Start lesson 1</source>
        <translation>Lektion 1 &amp;beginnen</translation>
    </message>
    <message>
        <source>Continue &amp;where you were: %1</source>
        <translation>&amp;Weitermachen: %1</translation>
    </message>
    <message>
        <source>Point at a lesson, or go to it by Tab: which belief it breaks, and what it rests on.</source>
        <translation>Zeig auf eine Lektion oder geh mit Tab zu ihr: welchen Glauben sie widerlegt und worauf sie aufbaut.</translation>
    </message>
    <message>
        <source>Real processes of this machine, and all that passes between them. Predict what happens, then see it.</source>
        <translation>Echte Prozesse dieses Rechners und alles, was zwischen ihnen hin und her geht. Sag vorher, was geschieht, dann sieh es.</translation>
    </message>
    <message>
        <source>THE LAST RUN: %1</source>
        <translation>DER LETZTE LAUF: %1</translation>
    </message>
    <message>
        <source>your name, if several share this account</source>
        <translation>dein Name, wenn ihr euch das Konto teilt</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::StepCommands</name>
    <message>
        <source>Step &amp;further</source>
        <translation>&amp;Weiter schreiten</translation>
    </message>
    <message>
        <source>Run unti&amp;l</source>
        <translation>Laufen lassen &amp;bis</translation>
    </message>
    <message>
        <source>To its next access &amp;of</source>
        <translation>Bis zum nächsten Zugriff &amp;auf</translation>
    </message>
    <message>
        <source>To its next call</source>
        <translation>Bis zum nächsten Aufruf</translation>
    </message>
    <message>
        <source>The selected process alone, until it is about to make a call</source>
        <translation>Der gewählte Prozess allein, bis er gleich einen Aufruf macht</translation>
    </message>
    <message>
        <source>To its next access</source>
        <translation>Bis zum nächsten Zugriff</translation>
    </message>
    <message>
        <source>The selected process alone, until it is about to read or write a variable</source>
        <translation>Der gewählte Prozess allein, bis er gleich eine Variable liest oder schreibt</translation>
    </message>
    <message>
        <source>Until it sleeps</source>
        <translation>Bis er schläft</translation>
    </message>
    <message>
        <source>The selected process alone, until it can go no further by itself</source>
        <translation>Der gewählte Prozess allein, bis er allein nicht weiterkann</translation>
    </message>
    <message>
        <source>Step further</source>
        <translation>Weiter schreiten</translation>
    </message>
    <message>
        <source>Steps that go further than one</source>
        <translation>Schritte, die weiter gehen als einer</translation>
    </message>
    <message>
        <source>Run until …</source>
        <translation>Laufen bis …</translation>
    </message>
    <message>
        <source>All of them, until something happens</source>
        <translation>Alle, bis etwas geschieht</translation>
    </message>
    <message>
        <source>Undo a step</source>
        <translation>Einen Schritt zurücknehmen</translation>
    </message>
    <message>
        <source>Fresh processes do everything again but the latest step</source>
        <translation>Frische Prozesse tun alles noch einmal, nur den letzten Schritt nicht</translation>
    </message>
    <message>
        <source>Go another way from here</source>
        <translation>Von hier einen anderen Weg gehen</translation>
    </message>
    <message>
        <source>Fresh processes do again what led to the moment shown, and are held there</source>
        <translation>Frische Prozesse tun noch einmal, was zum gezeigten Moment führte, und werden dort angehalten</translation>
    </message>
    <message>
        <source>&amp;Save how this happened …</source>
        <translation>&amp;Sichern, wie das geschah …</translation>
    </message>
    <message>
        <source>Who went when up to the moment shown, to be replayed by anybody</source>
        <translation>Wer wann dran war bis zum gezeigten Moment; jeder kann es wiederholen</translation>
    </message>
    <message>
        <source>Open a &amp;schedule …</source>
        <translation>Einen A&amp;blauf öffnen …</translation>
    </message>
    <message>
        <source>Replay how something happened</source>
        <translation>Wiederholen, wie etwas geschah</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::StepControl</name>
    <message>
        <source>Schedules (*.schedule)</source>
        <translation>Abläufe (*.schedule)</translation>
    </message>
    <message>
        <source>somebody falls &amp;asleep</source>
        <translation>jemand &amp;einschläft</translation>
    </message>
    <message>
        <source>a &amp;race shows</source>
        <translation>ein Wett&amp;lauf zu sehen ist</translation>
    </message>
    <message>
        <source>they are all stuck (&amp;deadlock)</source>
        <translation>alle feststecken (&amp;Deadlock)</translation>
    </message>
    <message>
        <source>an update is &amp;lost</source>
        <translation>eine Änderung &amp;verloren geht</translation>
    </message>
    <message>
        <source>a &amp;variable has a value …</source>
        <translation>eine &amp;Variable einen Wert hat …</translation>
    </message>
    <message>
        <source>%1 is full</source>
        <translation>%1 voll ist</translation>
    </message>
    <message>
        <source>%1 is empty again</source>
        <translation>%1 wieder leer ist</translation>
    </message>
    <message>
        <source>Run until</source>
        <translation>Laufen bis</translation>
    </message>
    <message>
        <source>Until this holds, of whatever the lesson counts:</source>
        <translation>Bis dies gilt, von allem, was die Lektion zählt:</translation>
    </message>
    <message>
        <source>Step P%1</source>
        <translation>Schritt P%1</translation>
    </message>
    <message>
        <source>Step thread P%1.%2</source>
        <translation>Schritt für Thread P%1.%2</translation>
    </message>
    <message>
        <source>Fresh processes took the first step again</source>
        <translation>Frische Prozesse taten den ersten Schritt noch einmal</translation>
    </message>
    <message>
        <source>Fresh processes took the first %1 steps again</source>
        <translation>Frische Prozesse taten die ersten %1 Schritte noch einmal</translation>
    </message>
    <message>
        <source>A step back: %1; their pids are new.</source>
        <translation>Ein Schritt zurück: %1; ihre PIDs sind neu.</translation>
    </message>
    <message>
        <source>%1 and are held by you; their pids are new.</source>
        <translation>%1 und sind von dir angehalten; ihre PIDs sind neu.</translation>
    </message>
    <message>
        <source>Save how this happened</source>
        <translation>Sichern, wie das geschah</translation>
    </message>
    <message>
        <source>Saved. Anybody can replay it: crosstalk run %1 --schedule %2</source>
        <translation>Gesichert. Jeder kann es wiederholen: crosstalk run %1 --schedule %2</translation>
    </message>
    <message>
        <source>Open a schedule</source>
        <translation>Einen Ablauf öffnen</translation>
    </message>
    <message>
        <source>P%1</source>
        <translation>P%1</translation>
    </message>
    <message>
        <source>a variable</source>
        <translation>eine Variable</translation>
    </message>
    <message>
        <source>%1 alone runs until its next call. Space holds it.</source>
        <translation>%1 läuft allein bis zu seinem nächsten Aufruf. Leertaste hält an.</translation>
    </message>
    <message>
        <source>%1 alone runs until it is about to access %2. Space holds it.</source>
        <translation>%1 läuft allein, bis er auf %2 zugreifen will. Leertaste hält an.</translation>
    </message>
    <message>
        <source>%1 alone runs until it sleeps. Space holds it.</source>
        <translation>%1 läuft allein, bis er schläft. Leertaste hält an.</translation>
    </message>
    <message>
        <source>They run until it happens. Space holds them.</source>
        <translation>Sie laufen, bis es geschieht. Leertaste hält an.</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::TallyCard</name>
    <message>
        <source>Hands up: keys 1 to %1 count them, Backspace takes one back, Enter runs it.</source>
        <translation>Hände hoch: Tasten 1 bis %1 zählen sie, Rücktaste nimmt eine zurück, Enter lässt es laufen.</translation>
    </message>
    <message>
        <source>It runs …</source>
        <translation>Es läuft …</translation>
    </message>
    <message>
        <source>✓ This is what happened. Esc closes the card.</source>
        <translation>✓ Das ist geschehen. Esc schließt die Karte.</translation>
    </message>
    <message>
        <source>✓ This is what happened: %1 of %2 had predicted it. Esc closes the card.</source>
        <translation>✓ Das ist geschehen, vorhergesagt von %1 von %2. Esc schließt die Karte.</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::TimeCommands</name>
    <message>
        <source>Recent recordin&amp;gs</source>
        <translation>Letzte Aufzeichnunge&amp;n</translation>
    </message>
    <message>
        <source>&amp;Bookmarks</source>
        <translation>&amp;Lesezeichen</translation>
    </message>
    <message>
        <source>&amp;Open a recording …</source>
        <translation>Eine Aufzeichnung ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Look at a run that was recorded</source>
        <translation>Einen Lauf ansehen, der aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Aufzeichnen</translation>
    </message>
    <message>
        <source>Put this run into a file, from its beginning; again: end the file</source>
        <translation>Diesen Lauf von Anfang an in eine Datei; noch einmal: die Datei beenden</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>A picture of what is shown, a trace for Perfetto, a table of events</source>
        <translation>Ein Bild von dem, was zu sehen ist, eine Spur für Perfetto, eine Tabelle der Ereignisse</translation>
    </message>
    <message>
        <source>&amp;Compare two runs …</source>
        <translation>Zwei Läufe &amp;vergleichen …</translation>
    </message>
    <message>
        <source>Two recordings side by side; the first difference is marked</source>
        <translation>Zwei Aufzeichnungen nebeneinander; der erste Unterschied ist markiert</translation>
    </message>
    <message>
        <source>Event before</source>
        <translation>Ereignis davor</translation>
    </message>
    <message>
        <source>Back to the event before</source>
        <translation>Zurück zum Ereignis davor</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>Nächstes Ereignis</translation>
    </message>
    <message>
        <source>On to the next event</source>
        <translation>Weiter zum nächsten Ereignis</translation>
    </message>
    <message>
        <source>Race before</source>
        <translation>Wettlauf davor</translation>
    </message>
    <message>
        <source>Back to where a race was found</source>
        <translation>Zurück, wo ein Wettlauf gefunden wurde</translation>
    </message>
    <message>
        <source>Next race</source>
        <translation>Nächster Wettlauf</translation>
    </message>
    <message>
        <source>On to where the next race was found</source>
        <translation>Weiter, wo der nächste Wettlauf gefunden wurde</translation>
    </message>
    <message>
        <source>Sleep before</source>
        <translation>Schlaf davor</translation>
    </message>
    <message>
        <source>Back to where somebody fell asleep</source>
        <translation>Zurück, wo jemand einschlief</translation>
    </message>
    <message>
        <source>Next sleep</source>
        <translation>Nächster Schlaf</translation>
    </message>
    <message>
        <source>On to where somebody falls asleep</source>
        <translation>Weiter, wo jemand einschläft</translation>
    </message>
    <message>
        <source>Event of this process before</source>
        <translation>Ereignis davor dieses Prozesses</translation>
    </message>
    <message>
        <source>Back, of the selected process</source>
        <translation>Zurück, vom gewählten Prozess</translation>
    </message>
    <message>
        <source>Next event of this process</source>
        <translation>Nächstes Ereignis dieses Prozesses</translation>
    </message>
    <message>
        <source>On, of the selected process</source>
        <translation>Weiter, vom gewählten Prozess</translation>
    </message>
    <message>
        <source>Event of this channel before</source>
        <translation>Ereignis davor dieses Kanals</translation>
    </message>
    <message>
        <source>Back, of the chosen channel</source>
        <translation>Zurück, vom gewählten Kanal</translation>
    </message>
    <message>
        <source>Next event of this channel</source>
        <translation>Nächstes Ereignis dieses Kanals</translation>
    </message>
    <message>
        <source>On, of the chosen channel</source>
        <translation>Weiter, vom gewählten Kanal</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>Rückwärts abspielen</translation>
    </message>
    <message>
        <source>Run the past backwards</source>
        <translation>Die Vergangenheit rückwärts</translation>
    </message>
    <message>
        <source>Play forwards</source>
        <translation>Vorwärts abspielen</translation>
    </message>
    <message>
        <source>Run the past again</source>
        <translation>Die Vergangenheit noch einmal</translation>
    </message>
    <message>
        <source>Bookmark …</source>
        <translation>Lesezeichen …</translation>
    </message>
    <message>
        <source>Keep this moment, with a note</source>
        <translation>Diesen Moment merken, mit einer Notiz</translation>
    </message>
    <message>
        <source>Bookmark before</source>
        <translation>Lesezeichen davor</translation>
    </message>
    <message>
        <source>Back to a bookmark</source>
        <translation>Zurück zu einem Lesezeichen</translation>
    </message>
    <message>
        <source>Next bookmark</source>
        <translation>Nächstes Lesezeichen</translation>
    </message>
    <message>
        <source>On to a bookmark</source>
        <translation>Weiter zu einem Lesezeichen</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::WatchDialog</name>
    <message>
        <source>Watch a command</source>
        <translation>Einen Befehl beobachten</translation>
    </message>
    <message>
        <source>The command runs in a shell (sh -c), in %1, with your rights, as if you had typed it there. Nothing needs to be recompiled. Each call by which processes talk is stopped for some microseconds to be written down; all other calls run at full speed. What a program does in shared memory between its calls is not seen this way.</source>
        <translation>Der Befehl läuft in einer Shell (sh -c), in %1, mit deinen Rechten, als hättest du ihn dort getippt. Nichts muss neu übersetzt werden. Jeder Aufruf, mit dem Prozesse sprechen, wird für einige Mikrosekunden angehalten und notiert; alle anderen laufen mit voller Fahrt. Was ein Programm dazwischen in geteiltem Speicher tut, ist so nicht zu sehen.</translation>
    </message>
</context>
<context>
    <name>crosstalk::window::WatchLine</name>
    <message>
        <source>&amp;Watch</source>
        <translation>&amp;Beobachten</translation>
    </message>
    <message>
        <source>Command to watch</source>
        <translation>Zu beobachtender Befehl</translation>
    </message>
    <message>
        <source>Run this command and see who talks to whom</source>
        <translation>Diesen Befehl laufen lassen und sehen, wer mit wem spricht</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>%1 still holds the %2 it read. Its write will erase %3&apos;s update.</source>
        <translation>%1 hält noch die %2, die es gelesen hat. Sein Schreiben wird die Änderung von %3 auslöschen.</translation>
    </message>
    <message>
        <source>another thread</source>
        <translation>einem anderen Thread</translation>
    </message>
    <message>
        <source>%1&apos;s write erased what %2 had written to %3.</source>
        <translation>%1 hat überschrieben, was %2 in %3 geschrieben hatte.</translation>
    </message>
    <message>
        <source>Nobody can read %1 any more: %2&apos;s next write raises SIGPIPE.</source>
        <translation>Niemand kann %1 mehr lesen: Das nächste write von %2 löst SIGPIPE aus.</translation>
    </message>
    <message>
        <source>No writer of %1 is left: %2&apos;s next read returns 0, end of file.</source>
        <translation>Niemand kann mehr in %1 schreiben: Das nächste read von %2 liefert 0, Dateiende.</translation>
    </message>
    <message>
        <source>%1 died holding %2: whoever locks it next is told so.</source>
        <translation>%1 starb und hielt %2: Wer es als Nächstes sperrt, erfährt es.</translation>
    </message>
    <message>
        <source>%1 has no unit left: %2 sleeps inside %3() until somebody posts.</source>
        <translation>%1 hat keine Einheit mehr: %2 schläft in %3(), bis jemand eine freigibt.</translation>
    </message>
    <message>
        <source>%1 is free again: %2 is about to wake up inside %3().</source>
        <translation>%1 ist wieder frei: %2 wacht gleich auf, in %3().</translation>
    </message>
    <message>
        <source>%1 holds %2: %3 sleeps inside %4() until it is unlocked.</source>
        <translation>%1 hält %2: %3 schläft in %4(), bis es freigegeben wird.</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>%1 sleeps inside %2(), and nobody is left who could wake it.</source>
        <translation>%1 schläft in %2(), und niemand ist mehr da, der es wecken könnte.</translation>
    </message>
    <message>
        <source>The %1 is full: %2 sleeps inside %3() until %4 reads.</source>
        <translation>Voll (%1): %2 schläft in %3(), bis %4 liest.</translation>
    </message>
    <message>
        <source>The %1 is empty: %2 sleeps inside %3() until %4 writes.</source>
        <translation>Leer (%1): %2 schläft in %3(), bis %4 schreibt.</translation>
    </message>
    <message>
        <source>%1 sleeps inside %2(): %3; %4 can wake it %5.</source>
        <translation>%1 schläft in %2(): %3; %4 kann es %5 wecken.</translation>
    </message>
    <message>
        <source>%1 sleeps inside %2(): %3.</source>
        <translation>%1 schläft in %2(): %3.</translation>
    </message>
    <message>
        <source>Updates of %1 are being lost.</source>
        <translation>Änderungen von %1 gehen verloren.</translation>
    </message>
    <message>
        <source>%1 sleeps in %2: %3; %4 can wake it %5</source>
        <translation>%1 schläft in %2: %3; %4 kann es %5 wecken</translation>
    </message>
    <message>
        <source>%1 sleeps in %2: %3; nobody who could wake it is left</source>
        <translation>%1 schläft in %2: %3; niemand ist mehr da, der es wecken könnte</translation>
    </message>
    <message>
        <source>%1 sleeps in %2: %3; whoever posts it wakes it</source>
        <translation>%1 schläft in %2: %3; wer eine freigibt, weckt es</translation>
    </message>
    <message>
        <source>%1 sleeps in %2: %3 holds %4 and alone can wake it by unlocking</source>
        <translation>%1 schläft in %2: %3 hält %4 und kann es allein wecken, durch Freigeben</translation>
    </message>
    <message>
        <source>%1 sleeps in %2: on %3</source>
        <translation>%1 schläft in %2: an %3</translation>
    </message>
    <message>
        <source>%1 sleeps in %2 until a child ends</source>
        <translation>%1 schläft in %2, bis ein Kind endet</translation>
    </message>
    <message>
        <source>%1 sleeps in %2 until %3; %4 can wake it</source>
        <translation>%1 schläft in %2, bis %3; %4 kann es wecken</translation>
    </message>
    <message>
        <source>it can read %1</source>
        <translation>es %1 lesen kann</translation>
    </message>
    <message>
        <source>it can write %1</source>
        <translation>es %1 schreiben kann</translation>
    </message>
    <message>
        <source>no page slot of %1 is free</source>
        <translation>in %1 ist kein Seitenplatz frei</translation>
    </message>
    <message>
        <source>%1 is full</source>
        <translation>%1 ist voll</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>%1 has no unit left</source>
        <translation>%1 hat keine Einheit mehr</translation>
    </message>
    <message>
        <source>%1 has seen %2 of %3 arrive</source>
        <translation>an %1 sind %2 von %3 angekommen</translation>
    </message>
    <message>
        <source>%1 has not been signalled since it began to wait</source>
        <translation>an %1 kam kein Signal, seit es wartet</translation>
    </message>
    <message>
        <source>%1 has not been woken since it fell asleep</source>
        <translation>an %1 wurde nicht geweckt, seit es schläft</translation>
    </message>
    <message>
        <source>%1 is locked for writing</source>
        <translation>%1 ist zum Schreiben gesperrt</translation>
    </message>
    <message>
        <source>%1 is locked</source>
        <translation>%1 ist gesperrt</translation>
    </message>
    <message>
        <source>%1 has no writer yet</source>
        <translation>%1 hat noch niemanden, der schreibt</translation>
    </message>
    <message>
        <source>%1 has no reader yet</source>
        <translation>%1 hat noch niemanden, der liest</translation>
    </message>
    <message>
        <source>%1 has no message</source>
        <translation>%1 hat keine Nachricht</translation>
    </message>
    <message>
        <source>%1 has no connection waiting</source>
        <translation>an %1 wartet keine Verbindung</translation>
    </message>
    <message>
        <source>%1 stands at 0</source>
        <translation>%1 steht auf 0</translation>
    </message>
    <message>
        <source>by arriving</source>
        <translation>durch Ankommen</translation>
    </message>
    <message>
        <source>by unlocking</source>
        <translation>durch Freigeben</translation>
    </message>
    <message>
        <source>by reading</source>
        <translation>durch Lesen</translation>
    </message>
    <message>
        <source>by writing</source>
        <translation>durch Schreiben</translation>
    </message>
    <message>
        <source>by posting</source>
        <translation>durch Freigeben einer Einheit</translation>
    </message>
    <message>
        <source>by signalling</source>
        <translation>durch ein Signal</translation>
    </message>
    <message>
        <source>by FUTEX_WAKE</source>
        <translation>durch FUTEX_WAKE</translation>
    </message>
    <message>
        <source>by sending</source>
        <translation>durch Senden</translation>
    </message>
    <message>
        <source>by receiving</source>
        <translation>durch Empfangen</translation>
    </message>
    <message>
        <source>by sending one</source>
        <translation>durch Senden</translation>
    </message>
    <message>
        <source>by receiving one</source>
        <translation>durch Empfangen</translation>
    </message>
    <message>
        <source>by accepting one</source>
        <translation>durch accept</translation>
    </message>
    <message>
        <source>by connecting</source>
        <translation>durch Verbinden</translation>
    </message>
    <message>
        <source>by opening it for writing</source>
        <translation>durch Öffnen zum Schreiben</translation>
    </message>
    <message>
        <source>by opening it for reading</source>
        <translation>durch Öffnen zum Lesen</translation>
    </message>
    <message>
        <source>%1 wrote %2 at %3 and %4 wrote it at %5. %6</source>
        <translation>%1 schrieb %2 in %3 und %4 schrieb es in %5. %6</translation>
    </message>
    <message>
        <source>%1 wrote %2 at %3 and %4 read it at %5. %6</source>
        <translation>%1 schrieb %2 in %3 und %4 las es in %5. %6</translation>
    </message>
    <message>
        <source>%1 read %2 at %3 and %4 wrote it at %5. %6</source>
        <translation>%1 las %2 in %3 und %4 schrieb es in %5. %6</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>No lock, message or signal orders one before the other.</source>
        <translation>Keine Sperre, keine Nachricht und kein Signal ordnet das eine vor das andere.</translation>
    </message>
    <message>
        <source>%1 held %2, %3 held no lock: a lock protects only if everybody takes it.</source>
        <translation>%1 hielt %2, %3 hielt keine Sperre: Eine Sperre schützt nur, wenn alle sie nehmen.</translation>
    </message>
    <message>
        <source>%1 holds %2, %3 holds %4: two different locks.</source>
        <translation>%1 hält %2, %3 hält %4: zwei verschiedene Sperren.</translation>
    </message>
    <message>
        <source>%1 holds %2, %3 holds %4: they have no lock in common.</source>
        <translation>%1 hält %2, %3 hält %4: Sie haben keine Sperre gemeinsam.</translation>
    </message>
    <message>
        <source>Only one access was atomic, that of %1 was not: both must be, or something else must order them.</source>
        <translation>Nur ein Zugriff war atomar, der von %1 nicht: Beide müssen es sein, oder etwas anderes muss sie ordnen.</translation>
    </message>
    <message>
        <source>The flag between them was atomic, but memory_order_relaxed orders nothing: store it with release and load it with acquire.</source>
        <translation>Das Flag dazwischen war atomar, aber memory_order_relaxed ordnet nichts: Schreib es mit release und lies es mit acquire.</translation>
    </message>
    <message>
        <source>volatile orders nothing between processes.</source>
        <translation>volatile ordnet nichts zwischen Prozessen.</translation>
    </message>
    <message>
        <source>sleep() orders nothing: it makes the bad moment rarer, not impossible.</source>
        <translation>sleep() ordnet nichts: Es macht den schlechten Moment seltener, nicht unmöglich.</translation>
    </message>
    <message>
        <source>%1. All of them sleep, so none can ever go on.</source>
        <translation>%1. Alle schlafen, also kann keiner je weiter.</translation>
    </message>
    <message>
        <source>%1. All of them sleep, so none can ever go on. %2 waits for them.</source>
        <translation>%1. Alle schlafen, also kann keiner je weiter. %2 wartet auf sie.</translation>
    </message>
    <message>
        <source>%1. All of them sleep, so none can ever go on. %2 wait for them.</source>
        <translation>%1. Alle schlafen, also kann keiner je weiter. %2 warten auf sie.</translation>
    </message>
    <message>
        <source>%1. It can never go on.</source>
        <translation>%1. Es kann nie weiter.</translation>
    </message>
    <message>
        <source>%1. It can never go on. %2 waits for it.</source>
        <translation>%1. Es kann nie weiter. %2 wartet darauf.</translation>
    </message>
    <message>
        <source>%1. It can never go on. %2 wait for it.</source>
        <translation>%1. Es kann nie weiter. %2 warten darauf.</translation>
    </message>
    <message>
        <source>%1. If each comes as far as its first lock at the same time, all of them wait for ever: take the locks in one order everywhere.</source>
        <translation>%1. Kommt jeder zur selben Zeit bis zu seiner ersten Sperre, warten alle für immer: Nimm die Sperren überall in einer Reihenfolge.</translation>
    </message>
    <message>
        <source>%1 takes %2 while it holds %3 (line %4)</source>
        <translation>%1 nimmt %2 und hält %3 (Zeile %4)</translation>
    </message>
    <message>
        <source>%1 takes %2 while it holds %3</source>
        <translation>%1 nimmt %2 und hält %3</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>%1 starts: %2 (pid %3)</source>
        <translation>%1 beginnt: %2 (PID %3)</translation>
    </message>
    <message>
        <source>%1 starts (pid %2)</source>
        <translation>%1 beginnt (PID %2)</translation>
    </message>
    <message>
        <source>%1 reads %2: %3 (line %4)</source>
        <translation>%1 liest %2: %3 (Zeile %4)</translation>
    </message>
    <message>
        <source>%1 writes %2: %3 (line %4)</source>
        <translation>%1 schreibt %2: %3 (Zeile %4)</translation>
    </message>
    <message>
        <source>%1 changes %2: %3 (line %4)</source>
        <translation>%1 ändert %2: %3 (Zeile %4)</translation>
    </message>
    <message>
        <source>%1 reads %2 (line %3)</source>
        <translation>%1 liest %2 (Zeile %3)</translation>
    </message>
    <message>
        <source>%1 writes %2 (line %3)</source>
        <translation>%1 schreibt %2 (Zeile %3)</translation>
    </message>
    <message>
        <source>%1 changes %2 (line %3)</source>
        <translation>%1 ändert %2 (Zeile %3)</translation>
    </message>
    <message>
        <source>%1: %2 on %3 returns %4 (line %5)</source>
        <translation>%1: %2 an %3 liefert %4 (Zeile %5)</translation>
    </message>
    <message>
        <source>%1: %2 on %3 (line %4)</source>
        <translation>%1: %2 an %3 (Zeile %4)</translation>
    </message>
    <message>
        <source>%1: %2 (line %3)</source>
        <translation>%1: %2 (Zeile %3)</translation>
    </message>
    <message>
        <source>%1 passes its mark %2: %3</source>
        <translation>%1 kommt an seiner Marke vorbei, %2: %3</translation>
    </message>
    <message>
        <source>%1 has ended with exit code %2</source>
        <translation>%1 endete mit Exit-Code %2</translation>
    </message>
    <message>
        <source>%1 has ended with exit code %2.</source>
        <translation>%1 endete mit Exit-Code %2.</translation>
    </message>
    <message>
        <source>The run was ended before its processes had come to their end.</source>
        <translation>Der Lauf wurde beendet, bevor seine Prozesse zu Ende waren.</translation>
    </message>
    <message>
        <source>%1 was ended by %2</source>
        <translation>%1 wurde durch %2 beendet</translation>
    </message>
    <message>
        <source>%1 was ended by %2.</source>
        <translation>%1 wurde durch %2 beendet.</translation>
    </message>
    <message>
        <source>%1 was ended by %2: it wrote to a pipe that nobody can read any more</source>
        <translation>%1 wurde durch %2 beendet: Es schrieb in eine Pipe, die niemand mehr lesen kann</translation>
    </message>
    <message>
        <source>%1 was ended by %2: it wrote to a pipe that nobody can read any more.</source>
        <translation>%1 wurde durch %2 beendet: Es schrieb in eine Pipe, die niemand mehr lesen kann.</translation>
    </message>
    <message>
        <source>%1 was ended by %2 while it held %3</source>
        <translation>%1 wurde durch %2 beendet und hielt %3</translation>
    </message>
    <message>
        <source>%1 was ended by %2 while it held %3.</source>
        <translation>%1 wurde durch %2 beendet und hielt %3.</translation>
    </message>
    <message>
        <source>All slots of %1 are in use: it is full</source>
        <translation>Alle Plätze von %1 sind belegt: voll</translation>
    </message>
    <message>
        <source>%1 takes the last bytes: %2 is empty</source>
        <translation>%1 nimmt die letzten Bytes: %2 ist leer</translation>
    </message>
    <message>
        <source>%1 reads 0 bytes from %2: end of file, no writer is left</source>
        <translation>%1 liest 0 Bytes aus %2: Dateiende, niemand schreibt mehr</translation>
    </message>
    <message>
        <source>%1&apos;s write fails with EPIPE: nobody is left to read %2</source>
        <translation>write von %1 scheitert mit EPIPE: Niemand kann %2 mehr lesen</translation>
    </message>
    <message>
        <source>%1 gets %2 from a dead owner: what it protects may be half done</source>
        <translation>%1 bekommt %2 von einem toten Besitzer: Was es schützt, ist vielleicht halb fertig</translation>
    </message>
    <message>
        <source>%1 now holds %2</source>
        <translation>%1 fasst jetzt %2</translation>
    </message>
    <message>
        <source>%1 becomes %2, which is not tapped</source>
        <translation>%1 wird zu %2, das nicht angezapft ist</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 wird zu %2</translation>
    </message>
    <message>
        <source>Only sequentially consistent schedules were tried; this program %1, so the compiler and weaker memory may bring about more than is listed here.</source>
        <translation>Nur sequenziell konsistente Abläufe wurden probiert; dieses Programm %1, also können der Compiler und schwächerer Speicher mehr bewirken, als hier steht.</translation>
    </message>
    <message>
        <source>has a race</source>
        <translation>hat einen Wettlauf</translation>
    </message>
    <message>
        <source>uses atomics weaker than seq_cst</source>
        <translation>nutzt Atomics, die schwächer als seq_cst sind</translation>
    </message>
    <message>
        <source>counts on volatile</source>
        <translation>verlässt sich auf volatile</translation>
    </message>
    <message>
        <source>has a race and uses atomics weaker than seq_cst</source>
        <translation>hat einen Wettlauf und nutzt Atomics, die schwächer als seq_cst sind</translation>
    </message>
    <message>
        <source>has a race and counts on volatile</source>
        <translation>hat einen Wettlauf und verlässt sich auf volatile</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>No process calls ready(), so the steps of set-up count as well.</source>
        <translation>Kein Prozess ruft ready() auf, darum zählen die Schritte der Vorbereitung mit.</translation>
    </message>
    <message>
        <source>Waits with a time limit were not let run out of time.</source>
        <translation>Wer mit Frist wartet, dessen Frist lief nie ab.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>%1 sleeps in %2: %3</source>
        <translation>%1 schläft in %2: %3</translation>
    </message>
    <message>
        <source>%1 sleeps in %2 until %3</source>
        <translation>%1 schläft in %2, bis %3</translation>
    </message>
    <message>
        <source>%1, which is over but for its mutex</source>
        <translation>%1, das bis auf seinen Mutex vorbei ist</translation>
    </message>
    <message>
        <source>%1, or until %2</source>
        <translation>%1, oder bis %2</translation>
    </message>
    <message>
        <source>the other side of %1 is gone</source>
        <translation>die andere Seite von %1 weg ist</translation>
    </message>
    <message>
        <source>its time is up</source>
        <translation>seine Zeit um ist</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>%1 waits for others</source>
        <translation>%1 wartet auf andere</translation>
    </message>
    <message>
        <source>%1 has not been signalled since it began to wait (an earlier signal found nobody waiting and is lost)</source>
        <translation>%1 wurde nicht signalisiert, seit es wartet (auf ein früheres Signal wartete niemand: verloren)</translation>
    </message>
    <message>
        <source>%1 has not been signalled since it began to wait (%2 earlier signals found nobody waiting and are lost)</source>
        <translation>%1 wurde nicht signalisiert, seit es wartet (auf %2 frühere Signale wartete niemand: verloren)</translation>
    </message>
    <message>
        <source>%1 is its own already, and no recursive mutex: it waits for itself</source>
        <translation>%1 gehört ihm schon und ist kein rekursiver Mutex: Es wartet auf sich selbst</translation>
    </message>
    <message>
        <source>%1 is still locked by %2, which has died, and it is not a robust mutex</source>
        <translation>%1 ist noch von %2 gesperrt, der gestorben ist, und kein robuster Mutex</translation>
    </message>
    <message>
        <source>%1 is being run by another thread</source>
        <translation>%1 wird gerade von einem anderen Thread ausgeführt</translation>
    </message>
    <message>
        <source>%1 is still locked for writing by a process that has died</source>
        <translation>%1 ist noch von einem gestorbenen Prozess zum Schreiben gesperrt</translation>
    </message>
    <message>
        <source>%1 is locked for reading, and a writer waits until the last reader has left</source>
        <translation>%1 ist zum Lesen gesperrt, und wer schreiben will, wartet, bis der letzte Leser gegangen ist</translation>
    </message>
    <message>
        <source>%1 lets a waiting writer go first</source>
        <translation>%1 lässt einen wartenden Schreiber vor</translation>
    </message>
    <message>
        <source>%1 is still locked by a process that has died, and it turns in a loop</source>
        <translation>%1 ist noch von einem gestorbenen Prozess gesperrt, und es dreht sich im Kreis</translation>
    </message>
    <message>
        <source>%1 is locked, and it turns in a loop until it is free</source>
        <translation>%1 ist gesperrt, und es dreht sich im Kreis, bis es frei ist</translation>
    </message>
    <message>
        <source>%1 cannot count higher</source>
        <translation>%1 kann nicht höher zählen</translation>
    </message>
    <message>
        <source>%1 has %2 left, and it needs %3</source>
        <translation>%1 hat noch %2, und gebraucht werden %3</translation>
    </message>
    <message>
        <source>%1 has %2 left in semaphore %3, and it needs %4</source>
        <translation>%1 hat noch %2 im Semaphor %3, und gebraucht werden %4</translation>
    </message>
    <message>
        <source>%1 has %2 left, and it waits for none</source>
        <translation>%1 hat noch %2, und gewartet wird, bis keine mehr da ist</translation>
    </message>
    <message>
        <source>%1 has %2 left in semaphore %3, and it waits for none</source>
        <translation>%1 hat noch %2 im Semaphor %3, und gewartet wird, bis keine mehr da ist</translation>
    </message>
    <message>
        <source>%1 does not hold what it asks for</source>
        <translation>%1 enthält nicht, was verlangt ist</translation>
    </message>
    <message>
        <source>by taking them</source>
        <translation>durch Nehmen</translation>
    </message>
    <message>
        <source>%1 has ended: the kernel undoes what it did to %2 with SEM_UNDO</source>
        <translation>%1 ist zu Ende: Der Kern macht rückgängig, was es mit SEM_UNDO an %2 tat</translation>
    </message>
    <message>
        <source>%1 holds no signal that it waits for</source>
        <translation>bei %1 steht kein Signal aus, auf das es wartet</translation>
    </message>
    <message>
        <source>%1 holds no message of the type it asks for</source>
        <translation>%1 enthält keine Nachricht des verlangten Typs</translation>
    </message>
    <message>
        <source>%1 has its five messages</source>
        <translation>%1 hat seine fünf Nachrichten</translation>
    </message>
    <message>
        <source>%1 has not answered %2</source>
        <translation>%1 hat %2 nicht beantwortet</translation>
    </message>
    <message>
        <source>%1 has room, but has not answered yet: what is lost on the way is sent again</source>
        <translation>%1 hat Platz, aber noch nicht geantwortet: Was unterwegs verloren geht, wird noch einmal gesendet</translation>
    </message>
    <message>
        <source>%1 is full: as many connections wait as its backlog allows</source>
        <translation>%1 ist voll: So viele Verbindungen warten, wie der Backlog erlaubt</translation>
    </message>
    <message>
        <source>by unlocking or closing the file</source>
        <translation>durch Freigeben oder Schließen der Datei</translation>
    </message>
    <message>
        <source>by returning from the routine</source>
        <translation>durch Rückkehr aus der Routine</translation>
    </message>
    <message>
        <source>by writing and unlocking</source>
        <translation>durch Schreiben und Freigeben</translation>
    </message>
    <message>
        <source>by answering</source>
        <translation>durch Antworten</translation>
    </message>
    <message>
        <source>one thread of %1</source>
        <translation>ein Thread von %1</translation>
    </message>
    <message>
        <source>another thread of %1</source>
        <translation>ein anderer Thread von %1</translation>
    </message>
    <message>
        <source>a lock</source>
        <translation>eine Sperre</translation>
    </message>
    <message>
        <source>%1 itself</source>
        <translation>%1 selbst</translation>
    </message>
    <message>
        <source>%1 sleeps in %2 on %3, only %4 could wake it</source>
        <translation>%1 schläft in %2 an %3, nur %4 könnte es wecken</translation>
    </message>
    <message>
        <source>%1 sleeps in %2, only %3 could wake it</source>
        <translation>%1 schläft in %2, nur %3 könnte es wecken</translation>
    </message>
    <message>
        <source>%1 sleeps in %2 on %3, and whoever could have woken it has died</source>
        <translation>%1 schläft in %2 an %3, und wer es hätte wecken können, ist gestorben</translation>
    </message>
    <message>
        <source>%1 sleeps in %2, and whoever could have woken it has died</source>
        <translation>%1 schläft in %2, und wer es hätte wecken können, ist gestorben</translation>
    </message>
    <message>
        <source>%1 reads %2: %3</source>
        <translation>%1 liest %2: %3</translation>
    </message>
    <message>
        <source>%1 writes %2: %3</source>
        <translation>%1 schreibt %2: %3</translation>
    </message>
    <message>
        <source>%1 changes %2: %3</source>
        <translation>%1 ändert %2: %3</translation>
    </message>
    <message>
        <source>%1 reads %2</source>
        <translation>%1 liest %2</translation>
    </message>
    <message>
        <source>%1 writes %2</source>
        <translation>%1 schreibt %2</translation>
    </message>
    <message>
        <source>%1 changes %2</source>
        <translation>%1 ändert %2</translation>
    </message>
    <message>
        <source>%1: %2 on %3 fails: %4 (line %5)</source>
        <translation>%1: %2 an %3 scheitert: %4 (Zeile %5)</translation>
    </message>
    <message>
        <source>%1: %2 on %3 fails: %4</source>
        <translation>%1: %2 an %3 scheitert: %4</translation>
    </message>
    <message>
        <source>%1: %2 fails: %3 (line %4)</source>
        <translation>%1: %2 scheitert: %3 (Zeile %4)</translation>
    </message>
    <message>
        <source>%1: %2 fails: %3</source>
        <translation>%1: %2 scheitert: %3</translation>
    </message>
    <message>
        <source>%1: %2 on %3 returns %4</source>
        <translation>%1: %2 an %3 liefert %4</translation>
    </message>
    <message>
        <source>%1: %2 on %3</source>
        <translation>%1: %2 an %3</translation>
    </message>
    <message>
        <source>%1 erases what %2 wrote to %3: the update is lost (line %4)</source>
        <translation>%1 überschreibt, was %2 in %3 schrieb: Die Änderung ist verloren (Zeile %4)</translation>
    </message>
    <message>
        <source>%1 erases what %2 wrote to %3: the update is lost</source>
        <translation>%1 überschreibt, was %2 in %3 schrieb: Die Änderung ist verloren</translation>
    </message>
    <message>
        <source>%1 has as many descriptors open as it may: %2 fails with EMFILE</source>
        <translation>%1 hat so viele Deskriptoren offen, wie es darf: %2 scheitert mit EMFILE</translation>
    </message>
    <message>
        <source>%1&apos;s %2 fails with %3: %4</source>
        <translation>%2 von %1 scheitert mit %3: %4</translation>
    </message>
    <message>
        <source>You set %1 to %2</source>
        <translation>Du setzt %1 auf %2</translation>
    </message>
    <message>
        <source>You kill %1 (SIGKILL)</source>
        <translation>Du tötest %1 (SIGKILL)</translation>
    </message>
    <message>
        <source>You freeze %1 (SIGSTOP)</source>
        <translation>Du frierst %1 ein (SIGSTOP)</translation>
    </message>
    <message>
        <source>You thaw %1 (SIGCONT)</source>
        <translation>Du taust %1 auf (SIGCONT)</translation>
    </message>
    <message>
        <source>You close file descriptor %1 of %2</source>
        <translation>Du schließt den Deskriptor %1 von %2</translation>
    </message>
    <message>
        <source>The kernel refuses to make %1 %2: %3</source>
        <translation>Der Kern weigert sich, %1 auf %2 zu bringen: %3</translation>
    </message>
    <message>
        <source>more is in it than would fit (EBUSY)</source>
        <translation>es ist mehr darin, als hineinpasste (EBUSY)</translation>
    </message>
    <message>
        <source>%1 runs without the tap: nothing that it does from here on is seen.</source>
        <translation>%1 läuft ohne Abgriff: Von dem, was es ab hier tut, ist nichts zu sehen.</translation>
    </message>
    <message>
        <source>%1 wrote over its own event ring: nothing more is known of it.</source>
        <translation>%1 hat seinen eigenen Ereignisring überschrieben: Mehr ist nicht von ihm bekannt.</translation>
    </message>
    <message>
        <source>%1&apos;s %2 on %3 is held by you before it is made</source>
        <translation>%2 von %1 an %3 hältst du an, ehe es geschieht</translation>
    </message>
    <message>
        <source>%1 wakes up in %2</source>
        <translation>%1 erwacht in %2</translation>
    </message>
    <message>
        <source>%1 is frozen (SIGSTOP)</source>
        <translation>%1 ist eingefroren (SIGSTOP)</translation>
    </message>
    <message>
        <source>%1 goes on (SIGCONT)</source>
        <translation>%1 läuft weiter (SIGCONT)</translation>
    </message>
    <message>
        <source>%1 read %2 in parts, and they are not of one piece: some are from before a write of %3 and some from after it</source>
        <translation>%1 las %2 in Teilen, und sie passen nicht zusammen: Manche sind von vor einem Schreiben von %3, manche von danach</translation>
    </message>
    <message>
        <source>%1 writes %2 while the %3 it read of %4 holds no more (line %5)</source>
        <translation>%1 schreibt %2, während die %3, die es von %4 las, nicht mehr gilt (Zeile %5)</translation>
    </message>
    <message>
        <source>%1 writes %2 while the %3 it read of %4 holds no more</source>
        <translation>%1 schreibt %2, während die %3, die es von %4 las, nicht mehr gilt</translation>
    </message>
    <message>
        <source>%1 byte</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>%1 does not wait: %2, so its %3 fails with EAGAIN</source>
        <translation>%1 wartet nicht: %2, also scheitert sein %3 mit EAGAIN</translation>
    </message>
    <message>
        <source>%1 may not wait, and nobody has %2 open for reading: its open fails with ENXIO</source>
        <translation>%1 darf nicht warten, und niemand hat %2 zum Lesen offen: Sein open scheitert mit ENXIO</translation>
    </message>
    <message>
        <source>%1 writes more than PIPE_BUF (4,096 bytes) to %2 while another write is going on: bytes of both may be mixed</source>
        <translation>%1 schreibt mehr als PIPE_BUF (4.096 Bytes) in %2, während ein anderes write im Gang ist: Bytes von beiden können sich mischen</translation>
    </message>
    <message>
        <source>%1 sends %2 again while one is pending: the two become one</source>
        <translation>%1 sendet noch einmal %2, während eines aussteht: Aus beiden wird eines</translation>
    </message>
    <message>
        <source>%1 runs its handler for %2</source>
        <translation>%1 führt seinen Handler für %2 aus</translation>
    </message>
    <message>
        <source>%1 takes %2</source>
        <translation>%1 nimmt %2</translation>
    </message>
    <message>
        <source>%1 has its five messages: %2 has to wait</source>
        <translation>%1 hat seine fünf Nachrichten: %2 muss warten</translation>
    </message>
    <message>
        <source>%1 sends to %2: a dead name, its receiver is gone</source>
        <translation>%1 sendet an %2: ein toter Name, der Empfänger ist weg</translation>
    </message>
    <message>
        <source>%1 has waited long enough for %2 and gives up</source>
        <translation>%1 hat lange genug auf %2 gewartet und gibt auf</translation>
    </message>
    <message>
        <source>No-senders notification: nobody is left who could send %1 a message on %2</source>
        <translation>No-senders-Meldung: Niemand ist mehr da, der %1 über %2 eine Nachricht senden könnte</translation>
    </message>
    <message>
        <source>%1 has the receive right of %2 now: what is sent there comes to it</source>
        <translation>%1 hat jetzt das Empfangsrecht von %2: Was dorthin gesendet wird, kommt zu ihm</translation>
    </message>
    <message>
        <source>the receive right is in a message: nobody receives now</source>
        <translation>das Empfangsrecht steckt in einer Nachricht: Niemand empfängt jetzt</translation>
    </message>
    <message>
        <source>emulated on Linux: sockets underneath, the limit of 5 is ours</source>
        <translation>auf Linux nachgebildet: Sockets darunter, die Grenze von 5 ist unsere</translation>
    </message>
    <message>
        <source>%1 fails with %2</source>
        <translation>%1 scheitert mit %2</translation>
    </message>
    <message>
        <source>%1 returns false</source>
        <translation>%1 gibt false zurück</translation>
    </message>
    <message>
        <source>%1 throws an interprocess_exception</source>
        <translation>%1 wirft eine interprocess_exception</translation>
    </message>
    <message>
        <source>%1 stayed full until %2&apos;s time was over: %3</source>
        <translation>%1 blieb voll, bis die Zeit von %2 um war: %3</translation>
    </message>
    <message>
        <source>%1 is full and %2 may not wait: %3</source>
        <translation>%1 ist voll, und %2 darf nicht warten: %3</translation>
    </message>
    <message>
        <source>%1&apos;s message of %2 bytes is longer than %3 takes: %4</source>
        <translation>Die Nachricht von %1 mit %2 Bytes ist länger, als %3 annimmt: %4</translation>
    </message>
    <message>
        <source>%1&apos;s message of %2 bytes is longer than %3 takes (%4): %5</source>
        <translation>Die Nachricht von %1 mit %2 Bytes ist länger, als %3 annimmt (%4): %5</translation>
    </message>
    <message>
        <source>nothing came into %1 until %2&apos;s time was over: %3</source>
        <translation>nichts kam in %1, bis die Zeit von %2 um war: %3</translation>
    </message>
    <message>
        <source>%1 has no message for %2, who may not wait: %3</source>
        <translation>%1 hat keine Nachricht für %2, der nicht warten darf: %3</translation>
    </message>
    <message>
        <source>%1&apos;s buffer of %2 bytes is too short for the messages of %3: %4</source>
        <translation>Der Puffer von %1 mit %2 Bytes ist zu kurz für die Nachrichten von %3: %4</translation>
    </message>
    <message>
        <source>%1 was removed while %2 was at it: %3</source>
        <translation>%1 wurde entfernt, während %2 daran war: %3</translation>
    </message>
    <message>
        <source>%1 wants to make a queue by a name that is taken: %2</source>
        <translation>%1 will eine Nachrichtenwarteschlange anlegen, deren Name vergeben ist: %2</translation>
    </message>
    <message>
        <source>There is no queue by the name that %1 gives: %2</source>
        <translation>Unter dem Namen, den %1 nennt, gibt es keine Nachrichtenwarteschlange: %2</translation>
    </message>
    <message>
        <source>The kernel refuses to make the queue that %1 asks for (more messages, or longer ones, than /proc/sys/fs/mqueue allows): %2</source>
        <translation>Der Kern legt die Nachrichtenwarteschlange nicht an, die %1 verlangt (mehr oder längere Nachrichten, als /proc/sys/fs/mqueue erlaubt): %2</translation>
    </message>
    <message>
        <source>%1 may not have the queue it asks for (a name has one slash, at its front, and what is there may belong to somebody else): %2</source>
        <translation>%1 bekommt die verlangte Nachrichtenwarteschlange nicht (ein Name hat einen Schrägstrich, ganz vorn, und was dort ist, kann jemand anderem gehören): %2</translation>
    </message>
    <message>
        <source>There may be no more queues, or no more descriptors: %1</source>
        <translation>Mehr Nachrichtenwarteschlangen oder Deskriptoren darf es nicht geben: %1</translation>
    </message>
    <message>
        <source>%1 removes %2, and all that is in it</source>
        <translation>%1 entfernt %2 samt Inhalt</translation>
    </message>
    <message>
        <source>%1 takes the name of %2 away: who has it open can go on using it, nobody else can open it</source>
        <translation>%1 nimmt %2 den Namen: Wer sie offen hat, kann sie weiter benutzen, sonst kann niemand sie öffnen</translation>
    </message>
    <message>
        <source>%1 receives a message of priority %2 from %3 before %4 sent earlier</source>
        <translation>%1 empfängt eine Nachricht der Priorität %2 aus %3 vor %4 früher gesendeten</translation>
    </message>
    <message>
        <source>%1 receives a message of type %2 from %3 before %4 sent earlier</source>
        <translation>%1 empfängt eine Nachricht vom Typ %2 aus %3 vor %4 früher gesendeten</translation>
    </message>
    <message>
        <source>%1 gets EAGAIN: %2 is full, and the descriptor is set not to wait</source>
        <translation>%1 bekommt EAGAIN: %2 ist voll, und der Deskriptor soll nicht warten</translation>
    </message>
    <message>
        <source>%1 gets EAGAIN: %2 is empty, and the descriptor is set not to wait</source>
        <translation>%1 bekommt EAGAIN: %2 ist leer, und der Deskriptor soll nicht warten</translation>
    </message>
    <message>
        <source>%1 gets EAGAIN: no connection waits at %2, and it is set not to wait</source>
        <translation>%1 bekommt EAGAIN: Keine Verbindung wartet an %2, und er soll nicht warten</translation>
    </message>
    <message>
        <source>%1 gets ECONNREFUSED: nobody has a socket at %2 any more</source>
        <translation>%1 bekommt ECONNREFUSED: Niemand hat mehr einen Socket an %2</translation>
    </message>
    <message>
        <source>%1 gets ECONNREFUSED: nobody was there to take what it sent before</source>
        <translation>%1 bekommt ECONNREFUSED: Niemand war da, der angenommen hätte, was es vorher sandte</translation>
    </message>
    <message>
        <source>%1&apos;s send fails with ENOENT: there is no socket of that name</source>
        <translation>send von %1 scheitert mit ENOENT: Es gibt keinen Socket dieses Namens</translation>
    </message>
    <message>
        <source>%1 gets EMSGSIZE: a message goes whole or not at all, and %2 bytes are more than %3 takes at once</source>
        <translation>%1 bekommt EMSGSIZE: Eine Nachricht geht ganz oder gar nicht, und %2 Bytes sind mehr, als %3 auf einmal annimmt</translation>
    </message>
    <message>
        <source>%1&apos;s send fails with EPIPE: nobody can receive from %2 any more</source>
        <translation>send von %1 scheitert mit EPIPE: Niemand kann mehr von %2 empfangen</translation>
    </message>
    <message>
        <source>%1 gets ECONNRESET: the other side of %2 is gone</source>
        <translation>%1 bekommt ECONNRESET: Die andere Seite von %2 ist weg</translation>
    </message>
    <message>
        <source>%1 gets ECONNRESET from %2: the other side closed it without reading all</source>
        <translation>%1 bekommt ECONNRESET von %2: Die andere Seite schloss, ohne alles zu lesen</translation>
    </message>
    <message>
        <source>%1 gets ECONNRESET from %2: the other side threw the connection away</source>
        <translation>%1 bekommt ECONNRESET von %2: Die andere Seite warf die Verbindung weg</translation>
    </message>
    <message>
        <source>%1&apos;s send fails with ECONNRESET: the other side threw the connection away</source>
        <translation>send von %1 scheitert mit ECONNRESET: Die andere Seite warf die Verbindung weg</translation>
    </message>
    <message>
        <source>%1&apos;s send fails with EFAULT: the kernel checks the pointer before it copies</source>
        <translation>send von %1 scheitert mit EFAULT: Der Kern prüft den Zeiger, ehe er kopiert</translation>
    </message>
    <message>
        <source>%1&apos;s receive fails with EFAULT: the kernel checks the pointer before it copies</source>
        <translation>Empfangen von %1 scheitert mit EFAULT: Der Kern prüft den Zeiger, ehe er kopiert</translation>
    </message>
    <message>
        <source>%1&apos;s connect gets EAGAIN: as many connections wait at %2 as its backlog allows</source>
        <translation>connect von %1 bekommt EAGAIN: An %2 warten so viele Verbindungen, wie der Backlog erlaubt</translation>
    </message>
    <message>
        <source>%1 sleeps in connect: as many connections wait at %2 as its backlog allows</source>
        <translation>%1 schläft in connect: An %2 warten so viele Verbindungen, wie der Backlog erlaubt</translation>
    </message>
    <message>
        <source>%1&apos;s connect is refused (ECONNREFUSED): nobody listens there</source>
        <translation>connect von %1 wird abgewiesen (ECONNREFUSED): Niemand hört dort zu</translation>
    </message>
    <message>
        <source>%1&apos;s connect fails with ENOENT: there is no socket of that name</source>
        <translation>connect von %1 scheitert mit ENOENT: Es gibt keinen Socket dieses Namens</translation>
    </message>
    <message>
        <source>%1&apos;s connect gets no answer (ETIMEDOUT)</source>
        <translation>connect von %1 bekommt keine Antwort (ETIMEDOUT)</translation>
    </message>
    <message>
        <source>%1&apos;s connect fails: a socket&apos;s path has at most 107 bytes</source>
        <translation>connect von %1 scheitert: Der Pfad eines Sockets hat höchstens 107 Bytes</translation>
    </message>
    <message>
        <source>%1&apos;s bind fails with EADDRINUSE: the address belongs to somebody already</source>
        <translation>bind von %1 scheitert mit EADDRINUSE: Die Adresse gehört schon jemandem</translation>
    </message>
    <message>
        <source>%1&apos;s bind fails: a socket&apos;s path has at most 107 bytes</source>
        <translation>bind von %1 scheitert: Der Pfad eines Sockets hat höchstens 107 Bytes</translation>
    </message>
    <message>
        <source>%1 shuts %2 down for sending: the other side reads what is left, then its end</source>
        <translation>%1 macht %2 zum Senden zu: Die andere Seite liest den Rest, dann das Ende</translation>
    </message>
    <message>
        <source>%1 sends only %2 of %3 bytes: no more fits into %4 now</source>
        <translation>%1 sendet nur %2 von %3 Bytes: Mehr passt jetzt nicht in %4</translation>
    </message>
    <message>
        <source>%1 asked for %2 bytes of %3 and gets %4: what was there</source>
        <translation>%1 verlangte %2 Bytes aus %3 und bekommt %4: was da war</translation>
    </message>
    <message>
        <source>%1 receives 0 bytes from %2: the other side has shut down its sending</source>
        <translation>%1 empfängt 0 Bytes aus %2: Die andere Seite hat ihr Senden beendet</translation>
    </message>
    <message>
        <source>%1 receives 0 bytes from %2: the other side has closed it</source>
        <translation>%1 empfängt 0 Bytes aus %2: Die andere Seite hat geschlossen</translation>
    </message>
    <message>
        <source>%1 receives %2 descriptor(s) with these bytes of %3: numbers of its own that lead to the same things</source>
        <translation>%1 empfängt %2 Deskriptor(en) mit diesen Bytes aus %3: eigene Nummern, die zu denselben Dingen führen</translation>
    </message>
    <message>
        <source>%1 receives %2 descriptor(s) with a message of %3: numbers of its own that lead to the same things</source>
        <translation>%1 empfängt %2 Deskriptor(en) mit einer Nachricht aus %3: eigene Nummern, die zu denselben Dingen führen</translation>
    </message>
    <message>
        <source>Nobody is left to receive the %1 bytes in %2: the kernel throws them away</source>
        <translation>Niemand ist mehr da, um die %1 Bytes in %2 zu empfangen: Der Kern wirft sie weg</translation>
    </message>
    <message>
        <source>Nobody is left to receive the %1 messages in %2: the kernel throws them away</source>
        <translation>Niemand ist mehr da, um die %1 Nachrichten in %2 zu empfangen: Der Kern wirft sie weg</translation>
    </message>
    <message>
        <source>Nobody is left to receive the %1 connections in %2: the kernel throws them away</source>
        <translation>Niemand ist mehr da, um die %1 Verbindungen in %2 anzunehmen: Der Kern wirft sie weg</translation>
    </message>
    <message>
        <source>%1 is connected: its connection waits at %2 until it is accepted</source>
        <translation>%1 ist verbunden: Die Verbindung wartet an %2, bis sie angenommen wird</translation>
    </message>
    <message>
        <source>%1 accepts a connection from %2: a descriptor of its own leads to it</source>
        <translation>%1 nimmt eine Verbindung von %2 an: Ein eigener Deskriptor führt zu ihr</translation>
    </message>
    <message>
        <source>%1 has room for %2 of a message&apos;s %3 bytes: the rest of it is gone</source>
        <translation>%1 hat Platz für %2 der %3 Bytes einer Nachricht: Der Rest ist weg</translation>
    </message>
    <message>
        <source>The kernel has thrown away %1 datagrams to %2: its receive buffer was full, and UDP tells nobody</source>
        <translation>Der Kern hat %1 Datagramme an %2 weggeworfen: Der Empfangspuffer war voll, und UDP sagt es niemandem</translation>
    </message>
    <message>
        <source>The kernel charges its sender %1 B for this (SIOCOUTQ): it counts its own overhead too</source>
        <translation>Der Kern rechnet dem Sender dafür %1 B an (SIOCOUTQ): Seinen eigenen Aufwand zählt er mit</translation>
    </message>
    <message>
        <source>%1 calls %2: marshalled, that is %3</source>
        <translation>%1 ruft %2 auf: serialisiert sind das %3</translation>
    </message>
    <message>
        <source>%1 tries %2 again: attempt %3, the same %4</source>
        <translation>%1 versucht %2 noch einmal: Versuch %3, dieselben %4</translation>
    </message>
    <message>
        <source>%1&apos;s dispatcher finds %2</source>
        <translation>Der Dispatcher von %1 findet %2</translation>
    </message>
    <message>
        <source>%1 has run %2</source>
        <translation>%1 hat %2 ausgeführt</translation>
    </message>
    <message>
        <source>%1 cannot parse the %2 it got: the procedure never runs, the reply is INTERNAL</source>
        <translation>%1 kann die empfangenen %2 nicht deuten: Die Prozedur läuft nie, die Antwort ist INTERNAL</translation>
    </message>
    <message>
        <source>%1&apos;s reply to %2: %3, %4</source>
        <translation>Die Antwort von %1 auf %2: %3, %4</translation>
    </message>
    <message>
        <source>%1&apos;s reply to %2: %3, %4 bytes, %5</source>
        <translation>Die Antwort von %1 auf %2: %3, %4 Bytes, %5</translation>
    </message>
    <message>
        <source>%1 replies to %2, but its client has given up: nobody listens</source>
        <translation>%1 antwortet auf %2, aber der Client hat aufgegeben: Niemand hört zu</translation>
    </message>
    <message>
        <source>%1 has run %2 twice for one client&apos;s wish: first %3, now %4</source>
        <translation>%1 hat %2 auf einen einzigen Wunsch hin zweimal ausgeführt: erst %3, jetzt %4</translation>
    </message>
    <message>
        <source>%1 was asked for %2 twice and gives the same answer: %3</source>
        <translation>%1 wurde zweimal um %2 gebeten und gibt dieselbe Antwort: %3</translation>
    </message>
    <message>
        <source>%1 has run %2; the sendmsg of its reply is held by you until the client gives up</source>
        <translation>%1 hat %2 ausgeführt; das sendmsg der Antwort hältst du an, bis der Client aufgibt</translation>
    </message>
    <message>
        <source>%1 has run %2; its connection is cut by you before the reply goes out</source>
        <translation>%1 hat %2 ausgeführt; die Verbindung kappst du, ehe die Antwort hinausgeht</translation>
    </message>
    <message>
        <source>%1 has its answer to %2: %3</source>
        <translation>%1 hat die Antwort auf %2: %3</translation>
    </message>
    <message>
        <source>%1 gives up %2 at its deadline (%3): %4</source>
        <translation>%1 gibt %2 am Ende der Frist auf (%3): %4</translation>
    </message>
    <message>
        <source>it has been run all the same</source>
        <translation>es wurde trotzdem ausgeführt</translation>
    </message>
    <message>
        <source>the procedure still runs</source>
        <translation>die Prozedur läuft noch</translation>
    </message>
    <message>
        <source>whether it will be run nobody knows</source>
        <translation>ob es ausgeführt wird, weiß niemand</translation>
    </message>
    <message>
        <source>%1 has cancelled %2: the procedure still runs, and may ask whether it should</source>
        <translation>%1 hat %2 abgebrochen: Die Prozedur läuft noch und kann fragen, ob sie soll</translation>
    </message>
    <message>
        <source>%1 has cancelled %2</source>
        <translation>%1 hat %2 abgebrochen</translation>
    </message>
    <message>
        <source>%1 gets %2 for %3: %4</source>
        <translation>%1 bekommt %2 für %3: %4</translation>
    </message>
    <message>
        <source>%1 gets %2 for %3</source>
        <translation>%1 bekommt %2 für %3</translation>
    </message>
    <message>
        <source>it has been run, but the answer never came; the client cannot tell not done from done, unheard</source>
        <translation>es wurde ausgeführt, aber die Antwort kam nie; der Client kann nicht getan und getan, aber ungehört nicht unterscheiden</translation>
    </message>
    <message>
        <source>the server had taken it; how far it came nobody can tell</source>
        <translation>der Server hatte es angenommen; wie weit es kam, kann niemand sagen</translation>
    </message>
    <message>
        <source>nobody took the call</source>
        <translation>niemand nahm den Aufruf an</translation>
    </message>
    <message>
        <source>Copied out of the kernel; nothing was taken.</source>
        <translation>Aus dem Kern kopiert; nichts wurde herausgenommen.</translation>
    </message>
    <message>
        <source>Only the buffer of now can be looked into; this run is over. %1</source>
        <translation>Nur in den Puffer von jetzt kann man hineinsehen; dieser Lauf ist vorbei. %1</translation>
    </message>
    <message>
        <source>Only the buffer of now can be looked into; this is the past. %1</source>
        <translation>Nur in den Puffer von jetzt kann man hineinsehen; dies ist die Vergangenheit. %1</translation>
    </message>
    <message>
        <source>This is a recording: no kernel can be asked any more. %1</source>
        <translation>Dies ist eine Aufzeichnung: Kein Kern kann mehr gefragt werden. %1</translation>
    </message>
    <message>
        <source>The tap saw nothing go in that was not taken out.</source>
        <translation>Der Abgriff sah nichts hineingehen, das nicht herausgenommen wurde.</translation>
    </message>
    <message>
        <source>These are the first bytes of each message, as the tap saw them go in.</source>
        <translation>Dies sind die ersten Bytes jeder Nachricht, wie der Abgriff sie hineingehen sah.</translation>
    </message>
    <message>
        <source>R (running)</source>
        <translation>R (läuft)</translation>
    </message>
    <message>
        <source>S (sleeping)</source>
        <translation>S (schläft)</translation>
    </message>
    <message>
        <source>D (disk sleep)</source>
        <translation>D (wartet auf ein Gerät)</translation>
    </message>
    <message>
        <source>T (stopped)</source>
        <translation>T (angehalten)</translation>
    </message>
    <message>
        <source>Z (zombie)</source>
        <translation>Z (Zombie)</translation>
    </message>
    <message>
        <source>t (tracing stop)</source>
        <translation>t (von außen angehalten)</translation>
    </message>
    <message>
        <source>I (idle)</source>
        <translation>I (untätig)</translation>
    </message>
    <message>
        <source>X (dead)</source>
        <translation>X (tot)</translation>
    </message>
    <message>
        <source>The time was up; --seconds gives it more.</source>
        <translation>Die Zeit war um; --seconds gibt ihr mehr.</translation>
    </message>
    <message>
        <source>The most executions were reached; --executions gives more.</source>
        <translation>Die meisten Ausführungen waren erreicht; --executions gibt mehr.</translation>
    </message>
    <message>
        <source>Only executions with no more preemptions than %1 were tried, and not all of those.</source>
        <translation>Nur Ausführungen mit nicht mehr Unterbrechungen als %1 wurden versucht, und davon nicht alle.</translation>
    </message>
    <message>
        <source>Executions given up after %1 steps: %2. Fewer rounds, where the lesson has a parameter for them, let them end.</source>
        <translation>Nach %1 Schritten aufgegebene Ausführungen: %2. Weniger Runden, wo die Lektion einen Parameter dafür hat, lassen sie enden.</translation>
    </message>
    <message>
        <source>Each execution took new processes, for some begin others, have more open than shared memory, or do not call ready().</source>
        <translation>Jede Ausführung brauchte neue Prozesse, denn manche beginnen andere, haben mehr offen als geteilten Speicher oder rufen nicht ready() auf.</translation>
    </message>
    <message>
        <source>Who only looks again and again for what nobody has changed since is not let go until somebody does.</source>
        <translation>Wer nur immer wieder nach etwas sieht, das seither niemand geändert hat, wird erst weitergelassen, wenn es jemand tut.</translation>
    </message>
    <message>
        <source>Who is woken from waiting for a condition gets the mutex next: that somebody else takes it first was not tried.</source>
        <translation>Wer vom Warten auf eine Bedingung geweckt wird, bekommt den Mutex als Nächster: Dass ihn jemand anders vorher nimmt, wurde nicht versucht.</translation>
    </message>
    <message>
        <source>Some executions were begun in vain: what a step uses depends on values there, and the reduction is optimal only where it does not.</source>
        <translation>Manche Ausführungen wurden vergeblich begonnen: Was ein Schritt benutzt, hängt dort von Werten ab, und nur wo nicht, ist die Reduktion optimal.</translation>
    </message>
    <message>
        <source>cannot link with taps and %1</source>
        <translation>Kann nicht mit Abgriffen und %1 binden</translation>
    </message>
    <message>
        <source>cannot run the compiler %1</source>
        <translation>Kann den Compiler %1 nicht starten</translation>
    </message>
    <message>
        <source>cannot wait for the compiler %1</source>
        <translation>Kann nicht auf den Compiler %1 warten</translation>
    </message>
    <message>
        <source>cannot make room for the compiler&apos;s messages, %1</source>
        <translation>Kann für die Meldungen des Compilers keinen Platz schaffen, %1</translation>
    </message>
    <message>
        <source>cannot note the consent in %1</source>
        <translation>Kann die Zustimmung nicht in %1 festhalten</translation>
    </message>
    <message>
        <source>cannot read the lesson&apos;s folder %1</source>
        <translation>Kann den Ordner der Lektion nicht lesen, %1</translation>
    </message>
    <message>
        <source>cannot copy the lesson %1</source>
        <translation>Kann die Lektion nicht kopieren, nach %1</translation>
    </message>
    <message>
        <source>cannot save %1</source>
        <translation>Kann %1 nicht sichern</translation>
    </message>
    <message>
        <source>cannot write %1</source>
        <translation>Kann %1 nicht schreiben</translation>
    </message>
    <message>
        <source>cannot write to %1</source>
        <translation>Kann nicht in %1 schreiben</translation>
    </message>
    <message>
        <source>cannot make a folder for %1</source>
        <translation>Kann keinen Ordner für %1 anlegen</translation>
    </message>
    <message>
        <source>cannot make a folder for objects, %1</source>
        <translation>Kann keinen Ordner für Objektdateien anlegen, %1</translation>
    </message>
    <message>
        <source>cannot make the folder %1</source>
        <translation>Kann den Ordner %1 nicht anlegen</translation>
    </message>
    <message>
        <source>cannot build the lesson %1</source>
        <translation>Kann die Lektion %1 nicht übersetzen</translation>
    </message>
    <message>
        <source>cannot read the compiler&apos;s flags in %1</source>
        <translation>Kann die Schalter des Compilers in %1 nicht lesen</translation>
    </message>
    <message>
        <source>cannot play again %1</source>
        <translation>Kann %1 nicht wiederholen</translation>
    </message>
    <message>
        <source>cannot ask how many bytes are in %1</source>
        <translation>Kann nicht erfragen, wie viele Bytes %1 enthält</translation>
    </message>
    <message>
        <source>cannot ask the size of %1</source>
        <translation>Kann nicht erfragen, wie groß %1 ist</translation>
    </message>
    <message>
        <source>cannot make a pipe to copy into</source>
        <translation>Kann keine Pipe anlegen, in die kopiert wird</translation>
    </message>
    <message>
        <source>cannot make a pipe to %1</source>
        <translation>Kann keine Pipe zu %1 anlegen</translation>
    </message>
    <message>
        <source>cannot make a pipe %1</source>
        <translation>Kann die Pipe %1 nicht anlegen</translation>
    </message>
    <message>
        <source>cannot make a socket to %1</source>
        <translation>Kann keinen Socket zu %1 anlegen</translation>
    </message>
    <message>
        <source>cannot set the size of the pipe %1</source>
        <translation>Kann die Größe der Pipe %1 nicht setzen</translation>
    </message>
    <message>
        <source>cannot copy what is in %1</source>
        <translation>Kann nicht kopieren, was %1 enthält</translation>
    </message>
    <message>
        <source>cannot look into %1</source>
        <translation>Kann nicht in %1 hineinsehen</translation>
    </message>
    <message>
        <source>cannot look at descriptor %1 of %2</source>
        <translation>Kann den Deskriptor %1 von %2 nicht ansehen</translation>
    </message>
    <message>
        <source>cannot identify %1</source>
        <translation>Kann %1 nicht bestimmen</translation>
    </message>
    <message>
        <source>cannot watch %1</source>
        <translation>Kann %1 nicht beobachten</translation>
    </message>
    <message>
        <source>cannot signal %1</source>
        <translation>Kann %1 kein Signal senden</translation>
    </message>
    <message>
        <source>cannot open %1</source>
        <translation>Kann %1 nicht öffnen</translation>
    </message>
    <message>
        <source>cannot read %1</source>
        <translation>Kann %1 nicht lesen</translation>
    </message>
    <message>
        <source>cannot understand the option of %1 %2</source>
        <translation>Unverständliche Möglichkeit von %1: %2</translation>
    </message>
    <message>
        <source>cannot understand the value of %1 %2</source>
        <translation>Unverständlicher Wert von %1: %2</translation>
    </message>
    <message>
        <source>cannot understand the setting %1</source>
        <translation>Unverständliche Einstellung: %1</translation>
    </message>
    <message>
        <source>cannot understand the action %1</source>
        <translation>Unverständliche Handlung: %1</translation>
    </message>
    <message>
        <source>cannot understand the process %1</source>
        <translation>Unverständlicher Prozess: %1</translation>
    </message>
    <message>
        <source>cannot understand the channel %1</source>
        <translation>Unverständlicher Kanal: %1</translation>
    </message>
    <message>
        <source>cannot understand the speed %1</source>
        <translation>Unverständliches Tempo: %1</translation>
    </message>
    <message>
        <source>cannot understand the moment %1</source>
        <translation>Unverständlicher Moment: %1</translation>
    </message>
    <message>
        <source>cannot understand the condition %1</source>
        <translation>Unverständliche Bedingung: %1</translation>
    </message>
    <message>
        <source>cannot understand the report of %1</source>
        <translation>Kann den Bericht von %1 nicht verstehen</translation>
    </message>
    <message>
        <source>cannot understand %1</source>
        <translation>Unverständlich: %1</translation>
    </message>
    <message>
        <source>cannot use the expression %1</source>
        <translation>Kann den Ausdruck %1 nicht auswerten</translation>
    </message>
    <message>
        <source>cannot use the lesson, %1</source>
        <translation>Kann die Lektion nicht verwenden, %1</translation>
    </message>
    <message>
        <source>cannot use the solution %1</source>
        <translation>Kann die Lösung %1 nicht verwenden</translation>
    </message>
    <message>
        <source>cannot use %1</source>
        <translation>Kann %1 nicht verwenden</translation>
    </message>
    <message>
        <source>cannot find the lesson&apos;s words, %1</source>
        <translation>Kann die Worte der Lektion nicht finden, %1</translation>
    </message>
    <message>
        <source>cannot find the lesson %1</source>
        <translation>Kann die Lektion %1 nicht finden</translation>
    </message>
    <message>
        <source>cannot check the lesson %1</source>
        <translation>Kann die Lektion nicht prüfen, %1</translation>
    </message>
    <message>
        <source>cannot start %1</source>
        <translation>Kann %1 nicht starten</translation>
    </message>
    <message>
        <source>cannot count the system calls of %1</source>
        <translation>Kann die Systemaufrufe von %1 nicht zählen</translation>
    </message>
    <message>
        <source>cannot measure with %1</source>
        <translation>Kann mit %1 nicht messen</translation>
    </message>
    <message>
        <source>cannot ask %1</source>
        <translation>Kann %1 nicht erfragen</translation>
    </message>
    <message>
        <source>cannot ask the kernel how full a segment is</source>
        <translation>Kann den Kern nicht fragen, wie voll ein Segment ist</translation>
    </message>
    <message>
        <source>cannot ask how many messages are in %1</source>
        <translation>Kann nicht erfragen, wie viele Nachrichten %1 enthält</translation>
    </message>
    <message>
        <source>cannot read how many messages are in %1</source>
        <translation>Kann nicht lesen, wie viele Nachrichten %1 enthält</translation>
    </message>
    <message>
        <source>cannot ask about a System V queue</source>
        <translation>Kann nicht nach einer System-V-Warteschlange fragen</translation>
    </message>
    <message>
        <source>cannot ask how many credits are left of the port</source>
        <translation>Kann nicht erfragen, wie viele Guthaben der Port noch hat</translation>
    </message>
    <message>
        <source>cannot ask how many connections wait at the listener</source>
        <translation>Kann nicht erfragen, wie viele Verbindungen am lauschenden Socket warten</translation>
    </message>
    <message>
        <source>cannot ask how many signals wait for the process</source>
        <translation>Kann nicht erfragen, wie viele Signale für den Prozess ausstehen</translation>
    </message>
    <message>
        <source>cannot size the shared memory for the taps</source>
        <translation>Kann die Größe des geteilten Speichers für die Abgriffe nicht setzen</translation>
    </message>
    <message>
        <source>cannot resize the pipe</source>
        <translation>Kann die Größe der Pipe nicht ändern</translation>
    </message>
    <message>
        <source>cannot keep this run</source>
        <translation>Kann diesen Lauf nicht aufheben</translation>
    </message>
    <message>
        <source>cannot save how this happened</source>
        <translation>Kann nicht sichern, wie das geschah</translation>
    </message>
    <message>
        <source>cannot tell how this happened</source>
        <translation>Kann nicht sagen, wie das geschah</translation>
    </message>
    <message>
        <source>cannot undo a step</source>
        <translation>Kann keinen Schritt zurücknehmen</translation>
    </message>
    <message>
        <source>cannot ask the kernel about a file lock</source>
        <translation>Kann den Kern nicht nach einer Dateisperre fragen</translation>
    </message>
    <message>
        <source>cannot ask the kernel about a channel</source>
        <translation>Kann den Kern nicht nach einem Kanal fragen</translation>
    </message>
    <message>
        <source>cannot ask the kernel about a queue in shared memory</source>
        <translation>Kann den Kern nicht nach einer Warteschlange im geteilten Speicher fragen</translation>
    </message>
    <message>
        <source>cannot ask the kernel about a remote call</source>
        <translation>Kann den Kern nicht nach einem fernen Aufruf fragen</translation>
    </message>
    <message>
        <source>cannot ask the kernel about an eventfd</source>
        <translation>Kann den Kern nicht nach einem eventfd fragen</translation>
    </message>
    <message>
        <source>cannot ask the kernel about a %1</source>
        <translation>Kann den Kern dazu nicht fragen: %1</translation>
    </message>
    <message>
        <source>cannot compare a TCP connection</source>
        <translation>Kann die Zahlen einer TCP-Verbindung nicht vergleichen</translation>
    </message>
    <message>
        <source>cannot create %1</source>
        <translation>Kann %1 nicht anlegen</translation>
    </message>
    <message>
        <source>cannot map %1</source>
        <translation>Kann %1 nicht einblenden</translation>
    </message>
    <message>
        <source>cannot find the program %1</source>
        <translation>Kann das Programm %1 nicht finden</translation>
    </message>
    <message>
        <source>cannot describe the code of %1</source>
        <translation>Kann den Code von %1 nicht beschreiben</translation>
    </message>
    <message>
        <source>cannot reach %1</source>
        <translation>Kann %1 nicht erreichen</translation>
    </message>
    <message>
        <source>cannot read the schedule %1</source>
        <translation>Kann den Ablauf %1 nicht lesen</translation>
    </message>
    <message>
        <source>cannot write the schedule %1</source>
        <translation>Kann den Ablauf %1 nicht schreiben</translation>
    </message>
    <message>
        <source>cannot read the solution %1</source>
        <translation>Kann die Lösung %1 nicht lesen</translation>
    </message>
    <message>
        <source>cannot play the goals of %1</source>
        <translation>Kann die Ziele nicht spielen: %1</translation>
    </message>
    <message>
        <source>cannot find Crosstalk&apos;s lessons in %1</source>
        <translation>Kann die Lektionen von Crosstalk nicht finden in %1</translation>
    </message>
    <message>
        <source>cannot find out where this program lies, by %1</source>
        <translation>Kann nicht herausfinden, wo dieses Programm liegt, durch %1</translation>
    </message>
    <message>
        <source>cannot run the lesson %1</source>
        <translation>Kann die Lektion %1 nicht starten</translation>
    </message>
    <message>
        <source>cannot run to its end %1</source>
        <translation>Kommt nicht von selbst zum Ende: %1</translation>
    </message>
    <message>
        <source>cannot run %1</source>
        <translation>Kann %1 nicht starten</translation>
    </message>
    <message>
        <source>cannot decide who goes next in %1</source>
        <translation>Kann nicht entscheiden, wer als Nächster weitergeht in %1</translation>
    </message>
    <message>
        <source>cannot explore every schedule of %1</source>
        <translation>Kann nicht jeden Ablauf erkunden von %1</translation>
    </message>
    <message>
        <source>cannot set up %1</source>
        <translation>Kann %1 nicht vorbereiten</translation>
    </message>
    <message>
        <source>cannot wait for %1</source>
        <translation>Kann nicht auf %1 warten</translation>
    </message>
    <message>
        <source>cannot offer the setting %1</source>
        <translation>Kann die Einstellung %1 nicht anbieten</translation>
    </message>
    <message>
        <source>cannot make shared memory in %1</source>
        <translation>Kann keinen geteilten Speicher anlegen in %1</translation>
    </message>
    <message>
        <source>cannot do %1</source>
        <translation>Kann dies nicht tun: %1</translation>
    </message>
    <message>
        <source>cannot follow %1</source>
        <translation>Kann nicht folgen: %1</translation>
    </message>
    <message>
        <source>cannot find a variable of %1</source>
        <translation>Kann keine Variable finden von %1</translation>
    </message>
    <message>
        <source>cannot find a build without taps of %1</source>
        <translation>Kann keine Fassung ohne Abgriffe finden von %1</translation>
    </message>
    <message>
        <source>cannot read the symbols of %1</source>
        <translation>Kann die Symbole von %1 nicht lesen</translation>
    </message>
    <message>
        <source>cannot go to %1</source>
        <translation>Kann nicht nach %1 wechseln</translation>
    </message>
    <message>
        <source>cannot open the recording %1</source>
        <translation>Kann die Aufzeichnung %1 nicht öffnen</translation>
    </message>
    <message>
        <source>cannot record into %1</source>
        <translation>Kann nicht in %1 aufzeichnen</translation>
    </message>
    <message>
        <source>cannot read the bookmarks in %1</source>
        <translation>Kann die Lesezeichen in %1 nicht lesen</translation>
    </message>
    <message>
        <source>cannot keep the bookmark in %1</source>
        <translation>Kann das Lesezeichen nicht in %1 aufheben</translation>
    </message>
    <message>
        <source>cannot print into %1</source>
        <translation>Kann nicht in %1 drucken</translation>
    </message>
    <message>
        <source>cannot save the picture %1</source>
        <translation>Kann das Bild %1 nicht sichern</translation>
    </message>
    <message>
        <source>cannot save the results in %1</source>
        <translation>Kann die Ergebnisse nicht in %1 sichern</translation>
    </message>
    <message>
        <source>cannot read the results in %1</source>
        <translation>Kann die Ergebnisse in %1 nicht lesen</translation>
    </message>
    <message>
        <source>cannot draw the window for %1</source>
        <translation>Kann das Fenster nicht zeichnen für %1</translation>
    </message>
    <message>
        <source>cannot read the progress in %1</source>
        <translation>Kann den Fortschritt in %1 nicht lesen</translation>
    </message>
    <message>
        <source>cannot keep progress in %1</source>
        <translation>Kann den Fortschritt nicht in %1 aufheben</translation>
    </message>
    <message>
        <source>cannot write progress to %1</source>
        <translation>Kann den Fortschritt nicht in %1 schreiben</translation>
    </message>
    <message>
        <source>the pipe</source>
        <translation>die Pipe</translation>
    </message>
    <message>
        <source>the socket</source>
        <translation>den Socket</translation>
    </message>
    <message>
        <source>the descriptor</source>
        <translation>den Deskriptor</translation>
    </message>
    <message>
        <source>the buffer</source>
        <translation>den Puffer</translation>
    </message>
    <message>
        <source>the queue</source>
        <translation>die Warteschlange</translation>
    </message>
    <message>
        <source>the command</source>
        <translation>den Befehl</translation>
    </message>
    <message>
        <source>the events</source>
        <translation>die Ereignisse</translation>
    </message>
    <message>
        <source>the trace</source>
        <translation>die Spur</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>a process</source>
        <translation>einen Prozess</translation>
    </message>
    <message>
        <source>the end of a process</source>
        <translation>das Ende eines Prozesses</translation>
    </message>
    <message>
        <source>the processes&apos; first instruction</source>
        <translation>die erste Anweisung der Prozesse</translation>
    </message>
    <message>
        <source>the recording&apos;s description</source>
        <translation>die Beschreibung der Aufzeichnung</translation>
    </message>
    <message>
        <source>the same schedule</source>
        <translation>denselben Ablauf</translation>
    </message>
    <message>
        <source>the shared memory for the taps</source>
        <translation>den geteilten Speicher für die Abgriffe</translation>
    </message>
    <message>
        <source>%1 of the sender</source>
        <translation>%1 des Senders</translation>
    </message>
    <message>
        <source>%1 of the receiver</source>
        <translation>%1 des Empfängers</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>No such process</source>
        <translation>Diesen Prozess gibt es nicht</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Gibt es schon</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Ist kein Ordner</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Das Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei zu groß</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>Nicht genug Speicher</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Wird gerade benutzt</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>Programm wird gerade ausgeführt</translation>
    </message>
    <message>
        <source>Exec format error</source>
        <translation>Kein ausführbares Programm</translation>
    </message>
    <message>
        <source>Bad file descriptor</source>
        <translation>Kein offener Deskriptor</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>Ungültiges Argument</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>Im Augenblick nicht verfügbar</translation>
    </message>
    <message>
        <source>Operation not supported</source>
        <translation>Nicht unterstützt</translation>
    </message>
    <message>
        <source>Operation canceled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Die Zeit ist abgelaufen</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>Niemand liest mehr</translation>
    </message>
    <message>
        <source>A tap has to stand before the shared C library: link without -static.</source>
        <translation>Ein Abgriff muss vor der geteilten C-Bibliothek stehen: Binde ohne -static.</translation>
    </message>
    <message>
        <source>Install one (Debian: apt install g++), or name yours in the variable CXX (for C: CC).</source>
        <translation>Installiere einen (Debian: apt install g++), oder nenne deinen in der Variablen CXX (für C: CC).</translation>
    </message>
    <message>
        <source>Is the disk full?</source>
        <translation>Ist die Platte voll?</translation>
    </message>
    <message>
        <source>Is the disk full, or the reader gone?</source>
        <translation>Ist die Platte voll oder der Leser weg?</translation>
    </message>
    <message>
        <source>What you typed is still on screen.</source>
        <translation>Was du getippt hast, steht noch auf dem Bildschirm.</translation>
    </message>
    <message>
        <source>It has a .proto: lessons on remote calls are built with Crosstalk itself, in its folder of lessons.</source>
        <translation>Sie hat ein .proto: Lektionen über ferne Aufrufe werden mit Crosstalk selbst übersetzt, in seinem Ordner der Lektionen.</translation>
    </message>
    <message>
        <source>At step %1 the program did something else than before, so its schedules cannot be told apart: it depends on the time, on chance or on something outside.</source>
        <translation>Bei Schritt %1 tat das Programm etwas anderes als zuvor, also lassen sich seine Abläufe nicht unterscheiden: Es hängt von der Zeit ab, vom Zufall oder von etwas außerhalb.</translation>
    </message>
    <message>
        <source>What waits there are connections, not bytes.</source>
        <translation>Dort warten Verbindungen, keine Bytes.</translation>
    </message>
    <message>
        <source>The kernel offers no way to see what is queued without receiving it.</source>
        <translation>Der Kern bietet keinen Weg, zu sehen, was wartet, ohne es zu empfangen.</translation>
    </message>
    <message>
        <source>No process holds an end to read it from.</source>
        <translation>Kein Prozess hält ein Ende, von dem es zu lesen wäre.</translation>
    </message>
    <message>
        <source>More page slots are in use than would be left: read from the pipe first.</source>
        <translation>Mehr Seitenplätze sind belegt, als übrig blieben: Lies zuerst aus der Pipe.</translation>
    </message>
    <message>
        <source>Sizes above /proc/sys/fs/pipe-max-size need CAP_SYS_RESOURCE.</source>
        <translation>Größen über /proc/sys/fs/pipe-max-size brauchen CAP_SYS_RESOURCE.</translation>
    </message>
    <message>
        <source>No pipe is larger than 2 GiB.</source>
        <translation>Keine Pipe ist größer als 2 GiB.</translation>
    </message>
    <message>
        <source>It may have ended.</source>
        <translation>Vielleicht ist er zu Ende.</translation>
    </message>
    <message>
        <source>It may have closed it, or ended.</source>
        <translation>Vielleicht hat er ihn geschlossen oder ist zu Ende.</translation>
    </message>
    <message>
        <source>The process may have ended.</source>
        <translation>Vielleicht ist der Prozess zu Ende.</translation>
    </message>
    <message>
        <source>They belong to no descriptor.</source>
        <translation>Sie gehören zu keinem Deskriptor.</translation>
    </message>
    <message>
        <source>It has no figure for it.</source>
        <translation>Er hat keine Zahl dafür.</translation>
    </message>
    <message>
        <source>It lies in user space.</source>
        <translation>Es liegt im Userspace.</translation>
    </message>
    <message>
        <source>It is in user space: the kernel does not know of it.</source>
        <translation>Sie liegt im Userspace: Der Kern weiß nichts von ihr.</translation>
    </message>
    <message>
        <source>It says so in fdinfo only.</source>
        <translation>Er sagt es nur in fdinfo.</translation>
    </message>
    <message>
        <source>Nobody holds a descriptor of it.</source>
        <translation>Niemand hält einen Deskriptor davon.</translation>
    </message>
    <message>
        <source>No descriptor leads to it.</source>
        <translation>Kein Deskriptor führt dorthin.</translation>
    </message>
    <message>
        <source>Its descriptor is no eventfd.</source>
        <translation>Sein Deskriptor ist kein eventfd.</translation>
    </message>
    <message>
        <source>The kernel knows the socket under it, and nothing of calls.</source>
        <translation>Der Kern kennt den Socket darunter und weiß nichts von Aufrufen.</translation>
    </message>
    <message>
        <source>Shared memory has no fill level.</source>
        <translation>Geteilter Speicher hat keinen Füllstand.</translation>
    </message>
    <message>
        <source>The end that would know is gone.</source>
        <translation>Das Ende, das es wüsste, ist weg.</translation>
    </message>
    <message>
        <source>Bytes are on their way: ask again.</source>
        <translation>Bytes sind unterwegs: Frag noch einmal.</translation>
    </message>
    <message>
        <source>%1 The tap saw nothing go in that was not taken out.</source>
        <translation>%1 Der Abgriff sah nichts hineingehen, das nicht herausgenommen wurde.</translation>
    </message>
    <message>
        <source>%1 These are the first bytes of each message, as the tap saw them go in.</source>
        <translation>%1 Dies sind die ersten Bytes jeder Nachricht, wie der Abgriff sie hineingehen sah.</translation>
    </message>
    <message>
        <source>%1; did you mean %2?</source>
        <translation>%1; meintest du %2?</translation>
    </message>
    <message>
        <source>%1; there is %2</source>
        <translation>%1; es gibt %2</translation>
    </message>
    <message>
        <source>There is no such option</source>
        <translation>Diese Möglichkeit gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such channel</source>
        <translation>Diesen Kanal gibt es nicht</translation>
    </message>
    <message>
        <source>The lesson has no choice or parameter of that name</source>
        <translation>Die Lektion hat keine Wahl und keinen Wert dieses Namens</translation>
    </message>
    <message>
        <source>It must be a whole number from %1 to %2</source>
        <translation>Es muss eine ganze Zahl von %1 bis %2 sein</translation>
    </message>
    <message>
        <source>It must be name=value</source>
        <translation>Es muss name=wert sein</translation>
    </message>
    <message>
        <source>Write: %1 P2</source>
        <translation>Schreib: %1 P2</translation>
    </message>
    <message>
        <source>Write: close P2 CHANNEL</source>
        <translation>Schreib: close P2 KANAL</translation>
    </message>
    <message>
        <source>Processes are called P1, P2, …</source>
        <translation>Prozesse heißen P1, P2, …</translation>
    </message>
    <message>
        <source>That is done to a whole process</source>
        <translation>Das geschieht einem ganzen Prozess</translation>
    </message>
    <message>
        <source>It must be full, or a number of steps a second above 0</source>
        <translation>Es muss full sein oder eine Zahl von Schritten pro Sekunde über 0</translation>
    </message>
    <message>
        <source>Actions are: set NAME=VALUE, pause, resume, speed N, step P1, run P1 to call, run until FACT, kill P1, freeze P1, thaw P1, close P1 CHANNEL</source>
        <translation>Handlungen sind: set NAME=WERT, pause, resume, speed N, step P1, run P1 to call, run until TATSACHE, kill P1, freeze P1, thaw P1, close P1 KANAL</translation>
    </message>
    <message>
        <source>It must be a number of steps (120), a time (3s) or a checkpoint</source>
        <translation>Es muss eine Zahl von Schritten (120), eine Zeit (3s) oder ein Prüfpunkt sein</translation>
    </message>
    <message>
        <source>Write: run P1 to call, run P1 to access VARIABLE, run P1 to sleep, run until FACT, or run until balance == 2</source>
        <translation>Schreib: run P1 to call, run P1 to access VARIABLE, run P1 to sleep, run until TATSACHE, oder run until balance == 2</translation>
    </message>
    <message>
        <source>Nothing is called %1</source>
        <translation>Nichts heißt %1</translation>
    </message>
    <message>
        <source>At character %1: to compare, write ==</source>
        <translation>Bei Zeichen %1: Schreib zum Vergleichen ==</translation>
    </message>
    <message>
        <source>It must be one formula, without a comma</source>
        <translation>Es muss eine einzige Formel sein, ohne Komma</translation>
    </message>
    <message>
        <source>The result is no number: was there a division by zero?</source>
        <translation>Das Ergebnis ist keine Zahl: Wurde durch null geteilt?</translation>
    </message>
    <message>
        <source>It is not an ordinary file</source>
        <translation>Es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>It is not an ordinary file.</source>
        <translation>Es ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>A lesson&apos;s file may have 1 MiB at most</source>
        <translation>Eine Datei einer Lektion darf höchstens 1 MiB haben</translation>
    </message>
    <message>
        <source>The recording does not hold it</source>
        <translation>Die Aufzeichnung enthält sie nicht</translation>
    </message>
    <message>
        <source>Each language has a text and a quiz file</source>
        <translation>Jede Sprache hat eine Datei mit Text und eine mit Fragen</translation>
    </message>
    <message>
        <source>This system may not let one process trace another.</source>
        <translation>Dieses System lässt vielleicht keinen Prozess einen anderen verfolgen.</translation>
    </message>
    <message>
        <source>It ended with status %1.</source>
        <translation>Es endete mit Status %1.</translation>
    </message>
    <message>
        <source>Build the lesson&apos;s programs first.</source>
        <translation>Übersetze zuerst die Programme der Lektion.</translation>
    </message>
    <message>
        <source>Build the lesson&apos;s programs first: ./bootstrap build</source>
        <translation>Übersetze zuerst die Programme der Lektion: ./bootstrap build</translation>
    </message>
    <message>
        <source>It has too many functions.</source>
        <translation>Er hat zu viele Funktionen.</translation>
    </message>
    <message>
        <source>It belongs beside the crosstalk executable.</source>
        <translation>Es gehört neben das Programm crosstalk.</translation>
    </message>
    <message>
        <source>It ended or does not answer; start again.</source>
        <translation>Es ist zu Ende oder antwortet nicht; beginne noch einmal.</translation>
    </message>
    <message>
        <source>It was ended; restart the run.</source>
        <translation>Es wurde beendet; beginne den Lauf noch einmal.</translation>
    </message>
    <message>
        <source>A schedule begins with the line `%1`.</source>
        <translation>Ein Ablauf beginnt mit der Zeile `%1`.</translation>
    </message>
    <message>
        <source>Nothing comes after the line `end`.</source>
        <translation>Nach der Zeile `end` kommt nichts mehr.</translation>
    </message>
    <message>
        <source>Write what to do, as in `do kill P2`.</source>
        <translation>Schreib, was zu tun ist, wie in `do kill P2`.</translation>
    </message>
    <message>
        <source>A line names who goes next, as P1 or P1.2 (a second thread), or begins with `do`.</source>
        <translation>Eine Zeile nennt, wer als Nächster weitergeht, als P1 oder P1.2 (ein zweiter Thread), oder beginnt mit `do`.</translation>
    </message>
    <message>
        <source>One line is one decision; a comment begins with #.</source>
        <translation>Eine Zeile ist eine Entscheidung; eine Anmerkung beginnt mit #.</translation>
    </message>
    <message>
        <source>Write a lesson&apos;s id, as in `lesson pipes`.</source>
        <translation>Schreib den Namen einer Lektion, wie in `lesson pipes`.</translation>
    </message>
    <message>
        <source>A seed is a whole number, 0 or more.</source>
        <translation>Ein Startwert ist eine ganze Zahl, 0 oder mehr.</translation>
    </message>
    <message>
        <source>Write NAME=VALUE, as in `set sync=none`.</source>
        <translation>Schreib NAME=WERT, wie in `set sync=none`.</translation>
    </message>
    <message>
        <source>Write `from ready`.</source>
        <translation>Schreib `from ready`.</translation>
    </message>
    <message>
        <source>It stands before the first decision; later settings are written `do set NAME=VALUE`.</source>
        <translation>Es steht vor der ersten Entscheidung; spätere Einstellungen schreibt man `do set NAME=WERT`.</translation>
    </message>
    <message>
        <source>It was given already.</source>
        <translation>Es wurde schon genannt.</translation>
    </message>
    <message>
        <source>It may have 64 MiB.</source>
        <translation>Er darf 64 MiB haben.</translation>
    </message>
    <message>
        <source>It sets %1=%2, the goal %3=%4.</source>
        <translation>Er setzt %1=%2, das Ziel %3=%4.</translation>
    </message>
    <message>
        <source>It is a schedule of the lesson %1.</source>
        <translation>Er ist ein Ablauf der Lektion %1.</translation>
    </message>
    <message>
        <source>It must begin where set-up is over: write `from ready` above its first decision.</source>
        <translation>Er muss beginnen, wo die Vorbereitung zu Ende ist: Schreib `from ready` über die erste Entscheidung.</translation>
    </message>
    <message>
        <source>It has %1 decisions, the goal allows %2.</source>
        <translation>Er hat %1 Entscheidungen, das Ziel erlaubt %2.</translation>
    </message>
    <message>
        <source>No program calls ready() of crosstalk/kit.h: a game begins there.</source>
        <translation>Kein Programm ruft ready() aus crosstalk/kit.h auf: Dort beginnt ein Spiel.</translation>
    </message>
    <message>
        <source>CROSSTALK_ROOT must name an installed Crosstalk or a folder it was built in.</source>
        <translation>CROSSTALK_ROOT muss ein installiertes Crosstalk nennen oder einen Ordner, in dem es übersetzt wurde.</translation>
    </message>
    <message>
        <source>Set CROSSTALK_ROOT to the folder Crosstalk was installed or built in.</source>
        <translation>Setze CROSSTALK_ROOT auf den Ordner, in dem Crosstalk installiert oder übersetzt wurde.</translation>
    </message>
    <message>
        <source>Its programs are watched as they are, from outside: there are no schedules of them to explore, and nothing to leave out.</source>
        <translation>Ihre Programme werden beobachtet, wie sie sind, von außen: Es gibt keine Abläufe zu erkunden und nichts wegzulassen.</translation>
    </message>
    <message>
        <source>A library in its programs has threads of its own, as gRPC has. They pass no gate: when they do what is not decided here, and no schedule would come twice.</source>
        <translation>Eine Bibliothek in den Programmen hat eigene Threads, so wie gRPC. Sie kommen an keinem Tor vorbei: Wann sie was tun, wird hier nicht entschieden, und kein Ablauf käme zweimal vor.</translation>
    </message>
    <message>
        <source>This build has no lessons on remote calls: gRPC was not found when it was made. On Debian: apt-get install libgrpc++-dev libprotobuf-dev protobuf-compiler protobuf-compiler-grpc, then build again.</source>
        <translation>Diese Fassung hat keine Lektionen über ferne Aufrufe: gRPC wurde nicht gefunden, als sie entstand. Unter Debian: apt-get install libgrpc++-dev libprotobuf-dev protobuf-compiler protobuf-compiler-grpc, dann noch einmal übersetzen.</translation>
    </message>
    <message>
        <source>After %1 steps P%2 has not called ready().</source>
        <translation>Nach %1 Schritten hat P%2 ready() nicht aufgerufen.</translation>
    </message>
    <message>
        <source>There are too many, or its name is too long.</source>
        <translation>Es sind zu viele, oder der Name ist zu lang.</translation>
    </message>
    <message>
        <source>It takes longer than %1 s from one gate to the next: a loop without shared memory in it, or something from outside that does not come.</source>
        <translation>Von einer Schranke zur nächsten dauert es länger als %1 s: eine Schleife ohne geteilten Speicher, oder etwas von außen, das nicht kommt.</translation>
    </message>
    <message>
        <source>Its beginning is no longer in memory.</source>
        <translation>Sein Anfang ist nicht mehr im Speicher.</translation>
    </message>
    <message>
        <source>The beginning of this run is no longer in memory: restart, then record.</source>
        <translation>Der Anfang dieses Laufs ist nicht mehr im Speicher: Beginne noch einmal, dann zeichne auf.</translation>
    </message>
    <message>
        <source>This run was at full speed before, where nobody decides who goes when. Run it again at a pace or step by step.</source>
        <translation>Dieser Lauf lief vorher mit voller Fahrt, wo niemand entscheidet, wer wann dran ist. Lass ihn noch einmal mit Tempo oder Schritt für Schritt laufen.</translation>
    </message>
    <message>
        <source>%1 This run went another way than the one the schedule is from: the programs changed, or more than their order is left to luck.</source>
        <translation>%1 Dieser Lauf ging einen anderen Weg als der, von dem der Ablauf stammt: Die Programme haben sich geändert, oder mehr als ihre Reihenfolge ist dem Zufall überlassen.</translation>
    </message>
    <message>
        <source>There is no %1 here.</source>
        <translation>Hier gibt es kein %1.</translation>
    </message>
    <message>
        <source>%1 has ended.</source>
        <translation>%1 ist zu Ende.</translation>
    </message>
    <message>
        <source>%1 is frozen.</source>
        <translation>%1 ist eingefroren.</translation>
    </message>
    <message>
        <source>%1 is asleep in %2 on %3.</source>
        <translation>%1 schläft in %2 an %3.</translation>
    </message>
    <message>
        <source>%1 is asleep in %2.</source>
        <translation>%1 schläft in %2.</translation>
    </message>
    <message>
        <source>%1 is asleep.</source>
        <translation>%1 schläft.</translation>
    </message>
    <message>
        <source>Everybody who could wake it is asleep.</source>
        <translation>Alle, die es wecken könnten, schlafen.</translation>
    </message>
    <message>
        <source>Shared memory needs it mounted.</source>
        <translation>Geteilter Speicher braucht ihn eingehängt.</translation>
    </message>
    <message>
        <source>Ask for permission to create files there.</source>
        <translation>Bitte um die Erlaubnis, dort Dateien anzulegen.</translation>
    </message>
    <message>
        <source>Remove what is not needed there.</source>
        <translation>Entferne, was dort nicht gebraucht wird.</translation>
    </message>
    <message>
        <source>In a schedule stand only set, kill, freeze, thaw and close.</source>
        <translation>In einem Ablauf stehen nur set, kill, freeze, thaw und close.</translation>
    </message>
    <message>
        <source>Nothing was run yet.</source>
        <translation>Noch lief nichts.</translation>
    </message>
    <message>
        <source>This is where it began.</source>
        <translation>Hier hat es begonnen.</translation>
    </message>
    <message>
        <source>With these settings it does not end by itself; choose others.</source>
        <translation>Mit diesen Einstellungen endet es nicht von selbst; wähle andere.</translation>
    </message>
    <message>
        <source>It names none in shared memory, so that nothing is left to be read.</source>
        <translation>Sie nennt keine im geteilten Speicher, also bleibt nichts zu lesen.</translation>
    </message>
    <message>
        <source>There is one of the built-in lessons that need no gRPC.</source>
        <translation>Es gibt sie von den eingebauten Lektionen, die kein gRPC brauchen.</translation>
    </message>
    <message>
        <source>It is not a program: no ELF file.</source>
        <translation>Es ist kein Programm: keine ELF-Datei.</translation>
    </message>
    <message>
        <source>Process %1 is tracing it (a debugger or strace?), and Linux allows one tracer only. Lessons work all the same.</source>
        <translation>Prozess %1 verfolgt ihn (ein Debugger oder strace?), und Linux erlaubt nur einen Verfolger. Lektionen gehen trotzdem.</translation>
    </message>
    <message>
        <source>This system lets no process trace another (ptrace). In a container, start it with --cap-add SYS_PTRACE; else look at /proc/sys/kernel/yama/ptrace_scope. Lessons work all the same.</source>
        <translation>Dieses System lässt keinen Prozess einen anderen verfolgen (ptrace). Starte einen Container mit --cap-add SYS_PTRACE; sonst sieh in /proc/sys/kernel/yama/ptrace_scope nach. Lektionen gehen trotzdem.</translation>
    </message>
    <message>
        <source>This system does not let a process choose which system calls to be stopped at (seccomp). Lessons work all the same.</source>
        <translation>Dieses System lässt einen Prozess nicht wählen, bei welchen Systemaufrufen er angehalten wird (seccomp). Lektionen gehen trotzdem.</translation>
    </message>
    <message>
        <source>This system does not let Crosstalk have a look through another process&apos;s descriptors (pidfd_getfd): sockets and message queues are not shown, and of pipes not what the kernel says is inside. In a container, start it with --cap-add SYS_PTRACE.</source>
        <translation>Dieses System lässt Crosstalk nicht durch die Deskriptoren anderer Prozesse sehen (pidfd_getfd): Sockets und Nachrichtenwarteschlangen werden nicht gezeigt, und von Pipes nicht, was nach dem Kern darin ist. Starte einen Container mit --cap-add SYS_PTRACE.</translation>
    </message>
    <message>
        <source>More than %1 threads run at one time: what those beyond do is not shown.</source>
        <translation>Mehr als %1 Threads laufen gleichzeitig: Was die übrigen tun, ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>%1 would get the rights of the owner of its file (setuid). What is watched runs with yours, so it may refuse to work.</source>
        <translation>%1 bekäme die Rechte des Besitzers seiner Datei (setuid). Was beobachtet wird, läuft mit deinen, also arbeitet es vielleicht nicht.</translation>
    </message>
    <message>
        <source>%1 is no program for x86-64 (a 32-bit one?): it runs, but nothing that it does can be shown.</source>
        <translation>%1 ist kein Programm für x86-64 (eines mit 32 Bit?): Es läuft, aber nichts von dem, was es tut, lässt sich zeigen.</translation>
    </message>
    <message>
        <source>%1 traces other processes itself (ptrace), which Linux allows one tracer only: here it fails. Run it without Crosstalk.</source>
        <translation>%1 verfolgt selbst andere Prozesse (ptrace), was Linux nur einem Verfolger erlaubt: Hier scheitert es. Starte es ohne Crosstalk.</translation>
    </message>
    <message>
        <source>Deadlock: %1</source>
        <translation>Verklemmt (Deadlock): %1</translation>
    </message>
    <message>
        <source>An earlier part could not be written.</source>
        <translation>Ein früherer Teil ließ sich nicht schreiben.</translation>
    </message>
    <message>
        <source>What was recorded up to here can be opened.</source>
        <translation>Was bis hier aufgezeichnet wurde, lässt sich öffnen.</translation>
    </message>
    <message>
        <source>The lesson&apos;s files are too large.</source>
        <translation>Die Dateien der Lektion sind zu groß.</translation>
    </message>
    <message>
        <source>It is no recording of Crosstalk.</source>
        <translation>Es ist keine Aufzeichnung von Crosstalk.</translation>
    </message>
    <message>
        <source>It was made by another version of Crosstalk.</source>
        <translation>Sie stammt von einer anderen Fassung von Crosstalk.</translation>
    </message>
    <message>
        <source>It breaks off before anything was recorded.</source>
        <translation>Sie bricht ab, ehe etwas aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>It is of the lesson %1: open that one&apos;s folder first.</source>
        <translation>Er gehört zur Lektion %1: Öffne erst deren Ordner.</translation>
    </message>
    <message>
        <source>This program runs without graphics.</source>
        <translation>Dieses Programm läuft ohne Grafik.</translation>
    </message>
    <message>
        <source>Is the folder there, and yours to write?</source>
        <translation>Gibt es den Ordner, und darfst du darin schreiben?</translation>
    </message>
    <message>
        <source>It is damaged and was set aside as %1; a new one is begun. To have the old progress back, close Crosstalk and put a copy from a backup in its place.</source>
        <translation>Die Datei ist beschädigt und wurde als %1 beiseitegelegt; eine neue ist angefangen. Wer den alten Fortschritt wiederhaben will, schließt Crosstalk und legt eine Sicherungskopie an ihre Stelle.</translation>
    </message>
    <message>
        <source>Qt&apos;s driver for SQLite is not installed (libqt6sql6-sqlite).</source>
        <translation>Qts Treiber für SQLite ist nicht installiert (libqt6sql6-sqlite).</translation>
    </message>
    <message>
        <source>You may not write it or its folder: `ls -l` shows whose they are.</source>
        <translation>Du darfst sie oder ihren Ordner nicht beschreiben: `ls -l` zeigt, wem sie gehören.</translation>
    </message>
    <message>
        <source>A newer Crosstalk made it.</source>
        <translation>Ein neueres Crosstalk hat sie angelegt.</translation>
    </message>
    <message>
        <source>A newer Crosstalk made it: open it with that one.</source>
        <translation>Ein neueres Crosstalk hat sie angelegt: Öffne sie damit.</translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation>Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>%1 What you reach is remembered until the window closes.</source>
        <translation>%1 Was du erreichst, bleibt gemerkt, bis sich das Fenster schließt.</translation>
    </message>
    <message>
        <source>cannot check the lesson %1: this is a link: a lesson&apos;s files must lie in its folder</source>
        <translation>Kann die Lektion nicht prüfen, %1: Das ist eine Verknüpfung; die Dateien einer Lektion müssen in ihrem Ordner liegen</translation>
    </message>
    <message>
        <source>`crosstalk list` shows the lessons there are</source>
        <translation>`crosstalk list` zeigt, welche Lektionen es gibt</translation>
    </message>
    <message>
        <source>To build it, these commands run:</source>
        <translation>Um sie zu übersetzen, laufen diese Befehle:</translation>
    </message>
    <message>
        <source>Every run of it then starts, as you:</source>
        <translation>Jeder ihrer Läufe startet dann, als du:</translation>
    </message>
    <message>
        <source>%1 sleeps in %2</source>
        <translation>%1 schläft in %2</translation>
    </message>
    <message>
        <source>%1 sleeps in %2.</source>
        <translation>%1 schläft in %2.</translation>
    </message>
    <message>
        <source>anonymous shared memory.%1</source>
        <translation>geteilter Speicher ohne Namen, Byte %1</translation>
    </message>
    <message>
        <source>%1 has ended with exit code %2 while it held %3</source>
        <translation>%1 endete mit Exit-Code %2 und hielt %3</translation>
    </message>
    <message>
        <source>%1 has ended with exit code %2 while it held %3.</source>
        <translation>%1 endete mit Exit-Code %2 und hielt %3.</translation>
    </message>
    <message>
        <source>it</source>
        <translation>es</translation>
    </message>
    <message>
        <source>it has not been woken since it fell asleep</source>
        <translation>es wurde nicht geweckt, seit es schläft</translation>
    </message>
    <message>
        <source>%1 reads %2: %3 (%4)</source>
        <translation>%1 liest %2: %3 (%4)</translation>
    </message>
    <message>
        <source>%1 writes %2: %3 (%4)</source>
        <translation>%1 schreibt %2: %3 (%4)</translation>
    </message>
    <message>
        <source>%1 writes %2 (%3)</source>
        <translation>%1 schreibt %2 (%3)</translation>
    </message>
    <message>
        <source>%1 wrote %2: %3 (%4)</source>
        <translation>%1 hat %2 geschrieben: %3 (%4)</translation>
    </message>
    <message>
        <source>%1 wrote %2: %3</source>
        <translation>%1 hat %2 geschrieben: %3</translation>
    </message>
    <message>
        <source>%1 calls %2 on %3</source>
        <translation>%1 ruft %2 an %3 auf</translation>
    </message>
    <message>
        <source>%1 calls %2 (%3)</source>
        <translation>%1 ruft %2 auf (%3)</translation>
    </message>
    <message>
        <source>%1 calls %2</source>
        <translation>%1 ruft %2 auf</translation>
    </message>
    <message>
        <source>%1: %2 returns %3</source>
        <translation>%1: %2 liefert %3</translation>
    </message>
    <message>
        <source>%1 passes a fence (%2)</source>
        <translation>%1 durchläuft eine Speicherbarriere (%2)</translation>
    </message>
    <message>
        <source>%1 passes a fence</source>
        <translation>%1 durchläuft eine Speicherbarriere</translation>
    </message>
    <message>
        <source>unnamed memory</source>
        <translation>Speicher ohne Namen</translation>
    </message>
    <message>
        <source>Its bytes were changed: nothing of it can be read.</source>
        <translation>Ihre Bytes wurden verändert: Nichts davon ist zu lesen.</translation>
    </message>
    <message>
        <source>cannot go another way from here</source>
        <translation>Von hier aus geht es nicht anders weiter</translation>
    </message>
    <message>
        <source>Updates of %1 were lost.</source>
        <translation>Änderungen von %1 gingen verloren.</translation>
    </message>
</context>
<context>
    <name>memory</name>
    <message>
        <source>%1 at 0x%2</source>
        <translation>%1 bei 0x%2</translation>
    </message>
    <message>
        <source>%1, mapped by %2</source>
        <translation>%1, eingeblendet von %2</translation>
    </message>
    <message>
        <source>%1, mapped by nobody</source>
        <translation>%1, von niemandem eingeblendet</translation>
    </message>
    <message>
        <source>variables outside of any segment</source>
        <translation>Variablen außerhalb von Segmenten</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 bei %2: %3</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>erwartet</translation>
    </message>
    <message>
        <source>written by</source>
        <translation>von</translation>
    </message>
    <message>
        <source>loads</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>stores</source>
        <translation>geschr.</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>torn</source>
        <translation>zerrissen</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>These processes share no memory: what they exchange goes through the kernel.</source>
        <translation>Diese Prozesse teilen keinen Speicher: Was sie austauschen, geht durch den Kern.</translation>
    </message>
    <message>
        <source>No shared memory.</source>
        <translation>Kein geteilter Speicher.</translation>
    </message>
</context>
<context>
    <name>speedscale</name>
    <message>
        <source>full speed</source>
        <translation>volle Fahrt</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 Schritte/s</translation>
    </message>
</context>
<context>
    <name>stage</name>
    <message>
        <source>lock %1</source>
        <translation>%1 sperren</translation>
    </message>
    <message>
        <source>locked %1</source>
        <translation>sperrte %1</translation>
    </message>
    <message>
        <source>try to lock %1</source>
        <translation>%1 zu sperren suchen</translation>
    </message>
    <message>
        <source>tried to lock %1</source>
        <translation>suchte %1 zu sperren</translation>
    </message>
    <message>
        <source>unlock %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>unlocked %1</source>
        <translation>gab %1 frei</translation>
    </message>
    <message>
        <source>wait for %1</source>
        <translation>auf %1 warten</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>nahm %1</translation>
    </message>
    <message>
        <source>post %1</source>
        <translation>%1 erhöhen</translation>
    </message>
    <message>
        <source>posted %1</source>
        <translation>erhöhte %1</translation>
    </message>
    <message>
        <source>%1: not known whether it ran</source>
        <translation>%1: ob es lief, weiß man nicht</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>the stub has it: arguments, not bytes yet</source>
        <translation>der Stub hat es: Argumente, noch keine Bytes</translation>
    </message>
    <message>
        <source>in the stub</source>
        <translation>im Stub</translation>
    </message>
    <message>
        <source>packed into bytes, not sent yet</source>
        <translation>in Bytes gepackt, noch nicht geschickt</translation>
    </message>
    <message>
        <source>packed</source>
        <translation>gepackt</translation>
    </message>
    <message>
        <source>sent: waits for the reply</source>
        <translation>geschickt: wartet auf die Antwort</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>the call, as written</source>
        <translation>der Aufruf im Programm</translation>
    </message>
    <message>
        <source>the call, as written; attempt %1</source>
        <translation>der Aufruf im Programm; Versuch %1</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>status after %1</source>
        <translation>Status nach %1</translation>
    </message>
    <message>
        <source>not marshalled yet</source>
        <translation>noch nicht verpackt</translation>
    </message>
    <message>
        <source>has not been called yet</source>
        <translation>wurde noch nicht gerufen</translation>
    </message>
    <message>
        <source>%1 is running</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>%1 has run</source>
        <translation>%1 ist gelaufen</translation>
    </message>
    <message>
        <source>worked, reply never left</source>
        <translation>gearbeitet, Antwort ging nie ab</translation>
    </message>
    <message>
        <source>reply never left</source>
        <translation>Antwort ging nie ab</translation>
    </message>
    <message>
        <source>calls it with the arguments unpacked</source>
        <translation>ruft es mit den ausgepackten Argumenten</translation>
    </message>
    <message>
        <source>calls it</source>
        <translation>ruft es</translation>
    </message>
    <message>
        <source>nothing has arrived yet</source>
        <translation>noch ist nichts angekommen</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>waits for it to return</source>
        <translation>wartet auf die Rückkehr</translation>
    </message>
    <message>
        <source>worked; its reply is held by you</source>
        <translation>gearbeitet; Antwort hältst du an</translation>
    </message>
    <message>
        <source>reply held by you</source>
        <translation>Antwort hältst du an</translation>
    </message>
    <message>
        <source>worked, the reply is on its way</source>
        <translation>gearbeitet, die Antwort ist unterwegs</translation>
    </message>
    <message>
        <source>replied</source>
        <translation>geantwortet</translation>
    </message>
    <message>
        <source>worked; the client knows nothing of it</source>
        <translation>gearbeitet; der Client weiß nichts davon</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>gearbeitet</translation>
    </message>
    <message>
        <source>worked, replied</source>
        <translation>gearbeitet, geantwortet</translation>
    </message>
    <message>
        <source>the procedure, run %1 times</source>
        <translation>die Prozedur, lief %1-mal</translation>
    </message>
    <message>
        <source>run %1 times</source>
        <translation>lief %1-mal</translation>
    </message>
    <message>
        <source>return</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>Deadlock: %1 can never go on.</source>
        <translation>Deadlock: %1 kann nie weiter.</translation>
    </message>
    <message>
        <source>Deadlock: none of %1 can ever go on.</source>
        <translation>Deadlock: %1 können nie weiter.</translation>
    </message>
    <message>
        <source>the procedure, run</source>
        <translation>die Prozedur, lief</translation>
    </message>
    <message>
        <source>the procedure</source>
        <translation>die Prozedur</translation>
    </message>
    <message>
        <source>dispatcher: found %1</source>
        <translation>Verteiler: fand %1</translation>
    </message>
    <message>
        <source>dispatcher</source>
        <translation>Verteiler</translation>
    </message>
    <message>
        <source>no reply yet</source>
        <translation>noch keine Antwort</translation>
    </message>
    <message>
        <source>1 helper thread folded</source>
        <translation>1 Hilfsthread eingeklappt</translation>
    </message>
    <message>
        <source>%1 helper threads folded</source>
        <translation>%1 Hilfsthreads eingeklappt</translation>
    </message>
    <message>
        <source>held by you</source>
        <translation>von dir angehalten</translation>
    </message>
    <message>
        <source>asleep · %1</source>
        <translation>schläft · %1</translation>
    </message>
    <message>
        <source>asleep in %1 · %2</source>
        <translation>schläft in %1 · %2</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>+%1 more descriptors</source>
        <translation>+%1 weitere Deskriptoren</translation>
    </message>
    <message>
        <source>fd %1</source>
        <translation>fd %1</translation>
    </message>
    <message>
        <source>thread %1</source>
        <translation>Thread %1</translation>
    </message>
    <message>
        <source>t%1</source>
        <translation>t%1</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>asleep in %1, fd %2 · %3</source>
        <translation>schläft in %1, fd %2 · %3</translation>
    </message>
    <message>
        <source>asleep, waits for %1 · %2</source>
        <translation>schläft, wartet auf %1 · %2</translation>
    </message>
    <message>
        <source>zzz</source>
        <translation>zzz</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>running, full speed</source>
        <translation>läuft, volle Fahrt</translation>
    </message>
    <message>
        <source>computing, line %1</source>
        <translation>rechnet, Zeile %1</translation>
    </message>
    <message>
        <source>computing</source>
        <translation>rechnet</translation>
    </message>
    <message>
        <source>killed by %1</source>
        <translation>beendet durch %1</translation>
    </message>
    <message>
        <source>finished, exit code 0</source>
        <translation>zu Ende, Exit-Code 0</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>zu Ende</translation>
    </message>
    <message>
        <source>exited with code %1</source>
        <translation>endete mit Code %1</translation>
    </message>
    <message>
        <source>exit %1</source>
        <translation>Exit %1</translation>
    </message>
    <message>
        <source>%1 (stale)</source>
        <translation>%1 (veraltet)</translation>
    </message>
    <message>
        <source>next</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>wrote %1</source>
        <translation>schrieb %1</translation>
    </message>
    <message>
        <source>wrote</source>
        <translation>schrieb</translation>
    </message>
    <message>
        <source>It died holding %1.</source>
        <translation>Er starb und hielt %1.</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>Lesen: %1</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>%1 · stale</source>
        <translation>%1 · veraltet</translation>
    </message>
    <message>
        <source>accesses</source>
        <translation>Zugriffe</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>user buffer</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>buffer</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschr.</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>time asleep</source>
        <translation>Schlafzeit</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>hält</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>held</source>
        <translation>hält</translation>
    </message>
    <message>
        <source>frozen by SIGSTOP · %1</source>
        <translation>eingefroren (SIGSTOP) · %1</translation>
    </message>
    <message>
        <source>frozen · %1</source>
        <translation>eingefroren · %1</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>lost track of it</source>
        <translation>aus den Augen verloren</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>%1 %2, pid %3: %4</source>
        <translation>%1 %2, PID %3: %4</translation>
    </message>
    <message>
        <source>about to %1</source>
        <translation>gleich: %1</translation>
    </message>
    <message>
        <source>it read %1 from %2</source>
        <translation>er las %1 aus %2</translation>
    </message>
    <message>
        <source>that value is stale: its next write erases another one&apos;s</source>
        <translation>dieser Wert ist veraltet: das nächste Schreiben überschreibt das eines anderen</translation>
    </message>
    <message>
        <source>it holds %1</source>
        <translation>er hält %1</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 Threads</translation>
    </message>
    <message>
        <source>pipe</source>
        <translation>Pipe</translation>
    </message>
    <message>
        <source>%1 pipes</source>
        <translation>%1 Pipes</translation>
    </message>
    <message>
        <source>named pipe</source>
        <translation>benannte Pipe</translation>
    </message>
    <message>
        <source>%1 named pipes</source>
        <translation>%1 benannte Pipes</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>%1 × TCP</source>
        <translation>%1 × TCP</translation>
    </message>
    <message>
        <source>UDP</source>
        <translation>UDP</translation>
    </message>
    <message>
        <source>%1 × UDP</source>
        <translation>%1 × UDP</translation>
    </message>
    <message>
        <source>Unix socket</source>
        <translation>Unix-Socket</translation>
    </message>
    <message>
        <source>%1 Unix sockets</source>
        <translation>%1 Unix-Sockets</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>%1 memories</source>
        <translation>%1 Speicher</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>%1 queues</source>
        <translation>%1 Warteschlangen</translation>
    </message>
    <message>
        <source>%1 ended</source>
        <translation>%1 beendet</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>%1 asleep</source>
        <translation>%1 schläft</translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation>%1 hält</translation>
    </message>
    <message>
        <source>%1; %2; folded, activate to show each</source>
        <translation>%1; %2; eingeklappt, Enter zeigt jeden</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 Nachricht</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 Nachrichten</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Fold all of this family: %1</source>
        <translation>Diese ganze Familie einklappen: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No process is called so.</source>
        <translation>Kein Prozess heißt so.</translation>
    </message>
    <message>
        <source>%1: %2 bytes</source>
        <translation>%1: %2 Bytes</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>return from %1</source>
        <translation>aus %1 zurückkehren</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>change %1</source>
        <translation>ändern: %1</translation>
    </message>
    <message>
        <source>made it %1</source>
        <translation>machte es %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 slots</source>
        <translation>%1 von %2 Plätzen</translation>
    </message>
    <message>
        <source>%1 · ≈ %2/s</source>
        <translation>%1 · ≈ %2/s</translation>
    </message>
    <message>
        <source>%1, first in first out</source>
        <translation>%1, in der Reihenfolge des Eintreffens</translation>
    </message>
    <message>
        <source>%1 connections wait for accept()</source>
        <translation>%1 Verbindungen warten auf accept()</translation>
    </message>
    <message>
        <source>%1 wait</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>%1 message</source>
        <translation>%1 Nachricht</translation>
    </message>
    <message>
        <source>no room: %1() cannot return</source>
        <translation>kein Platz: %1() kehrt nicht zurück</translation>
    </message>
    <message>
        <source>no free slot: %1() cannot return</source>
        <translation>kein Platz frei: %1() kehrt nicht zurück</translation>
    </message>
    <message>
        <source>no room</source>
        <translation>kein Platz</translation>
    </message>
    <message>
        <source>no writer is left: then read() returns 0, end of file</source>
        <translation>kein Schreiber mehr: dann gibt read() 0, Dateiende</translation>
    </message>
    <message>
        <source>no writer: end of file</source>
        <translation>kein Schreiber: Dateiende</translation>
    </message>
    <message>
        <source>end of file</source>
        <translation>Dateiende</translation>
    </message>
    <message>
        <source>empty: %1() cannot return</source>
        <translation>leer: %1() kehrt nicht zurück</translation>
    </message>
    <message>
        <source>reset: what was inside is gone</source>
        <translation>abgebrochen: was darin war, ist weg</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>no reader is left: write() fails with EPIPE</source>
        <translation>kein Leser mehr: write() scheitert mit EPIPE</translation>
    </message>
    <message>
        <source>no reader: EPIPE</source>
        <translation>kein Leser: EPIPE</translation>
    </message>
    <message>
        <source>EPIPE</source>
        <translation>EPIPE</translation>
    </message>
    <message>
        <source>full: %1() cannot return</source>
        <translation>voll: %1() kehrt nicht zurück</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>its name is gone: nobody new can open it</source>
        <translation>sein Name ist weg: niemand Neues kann es öffnen</translation>
    </message>
    <message>
        <source>name removed</source>
        <translation>Name entfernt</translation>
    </message>
    <message>
        <source>nobody can send any more</source>
        <translation>niemand kann mehr senden</translation>
    </message>
    <message>
        <source>no sender</source>
        <translation>kein Sender</translation>
    </message>
    <message>
        <source>dead name: nobody is left to receive</source>
        <translation>toter Name: niemand mehr, der empfängt</translation>
    </message>
    <message>
        <source>dead name</source>
        <translation>toter Name</translation>
    </message>
    <message>
        <source>nobody is left to receive</source>
        <translation>niemand mehr, der empfängt</translation>
    </message>
    <message>
        <source>no receiver</source>
        <translation>kein Empfänger</translation>
    </message>
    <message>
        <source>kernel says %1 bytes at the sender (SIOCOUTQ), %2 at the receiver (SIOCINQ) · tap says %3 %4</source>
        <translation>Kern sagt %1 Bytes beim Sender (SIOCOUTQ), %2 beim Empfänger (SIOCINQ) · Abgriff %3 %4</translation>
    </message>
    <message>
        <source>kernel: SIOCOUTQ %1, SIOCINQ %2 · tap says %3 %4</source>
        <translation>Kern: SIOCOUTQ %1, SIOCINQ %2 · Abgriff %3 %4</translation>
    </message>
    <message>
        <source>SIOCOUTQ %1 + SIOCINQ %2 · tap %3 %4</source>
        <translation>SIOCOUTQ %1 + SIOCINQ %2 · Abgriff %3 %4</translation>
    </message>
    <message>
        <source>kernel %1 + %2 · tap %3 %4</source>
        <translation>Kern %1 + %2 · Abgriff %3 %4</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>%1 sent, %2 received</source>
        <translation>%1 gesendet, %2 empfangen</translation>
    </message>
    <message>
        <source>tap says %1 bytes</source>
        <translation>Abgriff: %1 Bytes</translation>
    </message>
    <message>
        <source>(moving)</source>
        <translation>(bewegt)</translation>
    </message>
    <message>
        <source>✗ they differ</source>
        <translation>✗ verschieden</translation>
    </message>
    <message>
        <source>kernel %1 · tap %2 %3</source>
        <translation>Kern %1 · Abgr. %2 %3</translation>
    </message>
    <message>
        <source>kernel says %1 · tap says %2 %3</source>
        <translation>Kern: %1 · Abgriff: %2 %3</translation>
    </message>
    <message>
        <source>kernel says %1 bytes · tap says %2 bytes %3</source>
        <translation>Kern: %1 Bytes · Abgriff: %2 Bytes %3</translation>
    </message>
    <message>
        <source>%1 listens</source>
        <translation>%1 lauscht</translation>
    </message>
    <message>
        <source>%1 can send · %2 receives</source>
        <translation>%1 kann senden · %2 empfängt</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>%1 sleeps here</source>
        <translation>%1 schläft hier</translation>
    </message>
    <message>
        <source>it lies in shared memory: nothing crosses the line</source>
        <translation>es liegt im geteilten Speicher: nichts überquert die Linie</translation>
    </message>
    <message>
        <source>%1 bytes went in, %2 came out</source>
        <translation>%1 Bytes hinein, %2 heraus</translation>
    </message>
    <message>
        <source>message %1 from %2: %3 bytes, priority %4 %5</source>
        <translation>Nachricht %1 von %2: %3 Bytes, Priorität %4 %5</translation>
    </message>
    <message>
        <source>Emulated: %1</source>
        <translation>Nachgebildet: %1</translation>
    </message>
    <message>
        <source>&lt; 1 µs</source>
        <translation>&lt; 1 µs</translation>
    </message>
    <message>
        <source>slept, %1</source>
        <translation>schlief, %1</translation>
    </message>
    <message>
        <source>← reply</source>
        <translation>← Antwort</translation>
    </message>
    <message>
        <source>reply →</source>
        <translation>Antwort →</translation>
    </message>
    <message>
        <source>← request</source>
        <translation>← Anfrage</translation>
    </message>
    <message>
        <source>request →</source>
        <translation>Anfrage →</translation>
    </message>
    <message>
        <source>delivered, 0 queued</source>
        <translation>zugestellt, 0 warten</translation>
    </message>
    <message>
        <source>0 queued</source>
        <translation>0 warten</translation>
    </message>
    <message>
        <source>cut by you</source>
        <translation>von dir getrennt</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>, emulated</source>
        <translation>, nachgebildet</translation>
    </message>
    <message>
        <source>its owner %1 died</source>
        <translation>Besitzer %1 ist tot</translation>
    </message>
    <message>
        <source>held by %1</source>
        <translation>hält %1</translation>
    </message>
    <message>
        <source>%1 died</source>
        <translation>%1 ist tot</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 übrig</translation>
    </message>
    <message>
        <source>counter %1</source>
        <translation>Zähler %1</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>niemand wartet</translation>
    </message>
    <message>
        <source>%1 of %2 have come</source>
        <translation>%1 von %2 sind da</translation>
    </message>
    <message>
        <source>read by %1</source>
        <translation>gelesen von %1</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>%1 waits</source>
        <translation>%1 wartet</translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>noch nicht benutzt</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>unbenutzt</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>priority %1</source>
        <translation>Priorität %1</translation>
    </message>
    <message>
        <source>prio %1</source>
        <translation>Prio %1</translation>
    </message>
    <message>
        <source>connection %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>one page</source>
        <translation>eine Seite</translation>
    </message>
    <message>
        <source>%1 pages</source>
        <translation>%1 Seiten</translation>
    </message>
    <message>
        <source>mapped by nobody</source>
        <translation>niemand blendet es ein</translation>
    </message>
    <message>
        <source>mapped by %1</source>
        <translation>eingeblendet von %1</translation>
    </message>
    <message>
        <source>mapped by both</source>
        <translation>von beiden eingeblendet</translation>
    </message>
    <message>
        <source>mapped by all %1</source>
        <translation>von allen %1 eingeblendet</translation>
    </message>
    <message>
        <source>shared memory %1, %2</source>
        <translation>geteilter Speicher %1, %2</translation>
    </message>
    <message>
        <source>variables and locks outside of any segment</source>
        <translation>Variablen und Sperren außerhalb von Segmenten</translation>
    </message>
    <message>
        <source>+%1 more under Memory</source>
        <translation>+%1 weitere unter Speicher</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>− %1 lost/s</source>
        <translation>− %1 verloren/s</translation>
    </message>
    <message>
        <source>− %1/s</source>
        <translation>− %1/s</translation>
    </message>
    <message>
        <source>%1 stores/s, none lost</source>
        <translation>%1 Schreiben/s, keines verloren</translation>
    </message>
    <message>
        <source>%1 stores/s</source>
        <translation>%1 Schreiben/s</translation>
    </message>
    <message>
        <source>expected %1, lost %2</source>
        <translation>erwartet %1, verloren %2</translation>
    </message>
    <message>
        <source>lost %1</source>
        <translation>verloren %1</translation>
    </message>
    <message>
        <source>last written by %1</source>
        <translation>zuletzt von %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>not written yet</source>
        <translation>noch nicht geschrieben</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1: %2; %3</source>
        <translation>%1: %2; %3</translation>
    </message>
    <message>
        <source>; race: %1</source>
        <translation>; Wettlauf: %1</translation>
    </message>
    <message>
        <source>%1
offset %2, %3 bytes; %4 loads, %5 stores; %6 erasing stores</source>
        <translation>%1
Offset %2, %3 Bytes; %4 gelesen, %5 geschrieben; %6 davon überschreibend</translation>
    </message>
    <message>
        <source>in shared memory: nothing crosses the line</source>
        <translation>im geteilten Speicher: nichts überquert die Linie</translation>
    </message>
    <message>
        <source>nothing crosses the line</source>
        <translation>nichts überquert die Linie</translation>
    </message>
    <message>
        <source>%1: %2
taken %3 times</source>
        <translation>%1: %2
%3-mal genommen</translation>
    </message>
    <message>
        <source>quiet: the queue lies in shared memory; only who must wait comes down here to sleep</source>
        <translation>still: die Warteschlange liegt im geteilten Speicher; nur wer warten muss, kommt zum Schlafen herunter</translation>
    </message>
    <message>
        <source>quiet: the queue lies in shared memory</source>
        <translation>still: die Warteschlange liegt im geteilten Speicher</translation>
    </message>
    <message>
        <source>quiet: nobody calls it</source>
        <translation>still: niemand ruft ihn</translation>
    </message>
    <message>
        <source>quiet: a lock that is free is taken without a system call; only who must wait comes down here to sleep</source>
        <translation>still: eine freie Sperre wird ohne Systemaufruf genommen; nur wer warten muss, kommt zum Schlafen herunter</translation>
    </message>
    <message>
        <source>quiet: a free lock is taken without a system call</source>
        <translation>still: eine freie Sperre braucht keinen Systemaufruf</translation>
    </message>
    <message>
        <source>quiet: shared memory needs no system call once it is mapped — and the processor itself orders atomic accesses</source>
        <translation>still: eingeblendeter geteilter Speicher braucht keinen Systemaufruf — und der Prozessor selbst ordnet atomare Zugriffe</translation>
    </message>
    <message>
        <source>quiet: the processor itself orders atomic accesses</source>
        <translation>still: der Prozessor selbst ordnet atomare Zugriffe</translation>
    </message>
    <message>
        <source>quiet: shared memory needs no system call once it is mapped — and nobody orders the accesses</source>
        <translation>still: eingeblendeter geteilter Speicher braucht keinen Systemaufruf — und niemand ordnet die Zugriffe</translation>
    </message>
    <message>
        <source>quiet: no system call, and nobody orders the accesses</source>
        <translation>still: kein Systemaufruf, und niemand ordnet die Zugriffe</translation>
    </message>
    <message>
        <source>%1 asleep, waiting for %2 · %3</source>
        <translation>%1 schläft, wartet auf %2 · %3</translation>
    </message>
    <message>
        <source>1 connection closed</source>
        <translation>1 Verbindung geschlossen</translation>
    </message>
    <message>
        <source>%1 connections closed</source>
        <translation>%1 Verbindungen geschlossen</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <translation>+%1 weitere</translation>
    </message>
    <message>
        <source>+%1 more channels</source>
        <translation>+%1 weitere Kanäle</translation>
    </message>
    <message>
        <source>USER SPACE</source>
        <translation>USERSPACE</translation>
    </message>
    <message>
        <source>KERNEL</source>
        <translation>KERN</translation>
    </message>
    <message>
        <source>system-call boundary</source>
        <translation>Grenze der Systemaufrufe</translation>
    </message>
    <message>
        <source>system calls</source>
        <translation>Systemaufrufe</translation>
    </message>
    <message>
        <source>No process runs yet.</source>
        <translation>Noch läuft kein Prozess.</translation>
    </message>
    <message>
        <source>real processes; in your terminal:</source>
        <translation>echte Prozesse; in deinem Terminal:</translation>
    </message>
    <message>
        <source>in your terminal:</source>
        <translation>in deinem Terminal:</translation>
    </message>
    <message>
        <source>Real processes; in your terminal: %1</source>
        <translation>Echte Prozesse; in deinem Terminal: %1</translation>
    </message>
    <message>
        <source>Click to copy: %1</source>
        <translation>Klick kopiert: %1</translation>
    </message>
    <message>
        <source>Asleep in %1</source>
        <translation>Schläft in %1</translation>
    </message>
    <message>
        <source> (fd %1)</source>
        <translation> (fd %1)</translation>
    </message>
    <message>
        <source> on %1</source>
        <translation> an %1</translation>
    </message>
    <message>
        <source>, for %1: since %2 s of the run.</source>
        <translation>, seit %1 (ab %2 s des Laufs).</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Whoever could have woken it has died.</source>
        <translation>Wer ihn hätte wecken können, ist tot.</translation>
    </message>
    <message>
        <source>Only %1 itself could wake it.</source>
        <translation>Nur %1 selbst könnte ihn wecken.</translation>
    </message>
    <message>
        <source>It needs %1 to wake it.</source>
        <translation>Er braucht %1, um geweckt zu werden.</translation>
    </message>
    <message>
        <source>Could wake it: %1.</source>
        <translation>Könnte ihn wecken: %1.</translation>
    </message>
    <message>
        <source>As far as is known, nobody in this run could wake it.</source>
        <translation>Soweit bekannt, könnte ihn niemand in diesem Lauf wecken.</translation>
    </message>
    <message>
        <source>The kernel says: %1.</source>
        <translation>Der Kern sagt: %1.</translation>
    </message>
    <message>
        <source>The kernel says: in %1.</source>
        <translation>Der Kern sagt: in %1.</translation>
    </message>
    <message>
        <source>The kernel says: %1, in %2.</source>
        <translation>Der Kern sagt: %1, in %2.</translation>
    </message>
    <message>
        <source>It also wakes by itself, after a time.</source>
        <translation>Er wacht auch von selbst auf, nach einer Zeit.</translation>
    </message>
    <message>
        <source>send buffer of %1</source>
        <translation>Sendepuffer von %1</translation>
    </message>
    <message>
        <source>send buffer</source>
        <translation>Sendepuffer</translation>
    </message>
    <message>
        <source>send</source>
        <translation>senden</translation>
    </message>
    <message>
        <source>receive buffer of %1</source>
        <translation>Empfangspuffer von %1</translation>
    </message>
    <message>
        <source>receive buffer</source>
        <translation>Empfangspuffer</translation>
    </message>
    <message>
        <source>receive</source>
        <translation>empf.</translation>
    </message>
    <message>
        <source>%1 asleep in %2 · %3</source>
        <translation>%1 schläft in %2 · %3</translation>
    </message>
    <message>
        <source>%1 in %2 · %3</source>
        <translation>%1 in %2 · %3</translation>
    </message>
    <message>
        <source>shared memory</source>
        <translation>geteilter Speicher</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>beginnen</translation>
    </message>
    <message>
        <source>marshalled, %1 bytes</source>
        <translation>verpackt, %1 Bytes</translation>
    </message>
    <message>
        <source>marshalled reply, %1 bytes</source>
        <translation>Antwort, %1 Bytes</translation>
    </message>
    <message>
        <source>%1 closed</source>
        <translation>%1 geschlossen</translation>
    </message>
    <message>
        <source>ended with the run</source>
        <translation>mit dem Lauf beendet</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>zu Ende</translation>
    </message>
</context>
<context>
    <name>track</name>
    <message>
        <source>Why talk at all</source>
        <translation>Wozu überhaupt reden</translation>
    </message>
    <message>
        <source>Pipes</source>
        <translation>Pipes</translation>
    </message>
    <message>
        <source>Shared memory and races</source>
        <translation>Geteilter Speicher und Wettläufe</translation>
    </message>
    <message>
        <source>Locks and their prices</source>
        <translation>Sperren und ihr Preis</translation>
    </message>
    <message>
        <source>Sockets, queues and ports</source>
        <translation>Sockets, Warteschlangen und Ports</translation>
    </message>
    <message>
        <source>Calling far away</source>
        <translation>Aufrufe in die Ferne</translation>
    </message>
    <message>
        <source>In the real world</source>
        <translation>In der wirklichen Welt</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
</context>
<context>
    <name>waits</name>
    <message>
        <source>waits for</source>
        <translation>wartet auf</translation>
    </message>
    <message>
        <source>could end the wait</source>
        <translation>könnte das Warten beenden</translation>
    </message>
    <message>
        <source>any of them would do</source>
        <translation>einer davon genügt</translation>
    </message>
    <message>
        <source>%1 died with it</source>
        <translation>%1 starb damit</translation>
    </message>
    <message>
        <source>held by %1</source>
        <translation>hält %1</translation>
    </message>
    <message>
        <source>%1, read by %2</source>
        <translation>%1, gelesen von %2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, %2 übrig</translation>
    </message>
    <message>
        <source>%1, %2 of %3 have come</source>
        <translation>%1, %2 von %3 sind da</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, too full</source>
        <translation>%1, zu voll</translation>
    </message>
    <message>
        <source>too full</source>
        <translation>zu voll</translation>
    </message>
    <message>
        <source>%1, empty</source>
        <translation>%1, leer</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>a child&apos;s end</source>
        <translation>das Ende eines Kindes</translation>
    </message>
    <message>
        <source>a thread&apos;s end</source>
        <translation>das Ende eines Threads</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>something</source>
        <translation>etwas</translation>
    </message>
    <message>
        <source>nobody left to wake it</source>
        <translation>niemand mehr, der weckt</translation>
    </message>
    <message>
        <source>nobody left</source>
        <translation>niemand mehr</translation>
    </message>
    <message>
        <source>ends by itself</source>
        <translation>endet von selbst</translation>
    </message>
    <message>
        <source>woken from outside</source>
        <translation>von außen geweckt</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>außen</translation>
    </message>
    <message>
        <source>or ends by itself</source>
        <translation>oder endet von selbst</translation>
    </message>
    <message>
        <source>needs all %1 of them</source>
        <translation>braucht alle %1</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>sie alle</translation>
    </message>
    <message>
        <source>any of %1 can wake it</source>
        <translation>jeder von %1 kann wecken</translation>
    </message>
    <message>
        <source>any of them</source>
        <translation>einer davon</translation>
    </message>
    <message>
        <source>in %1 · %2</source>
        <translation>in %1 · %2</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>asleep · %1</source>
        <translation>schläft · %1</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>%1 %2: %3.</source>
        <translation>%1 %2: %3.</translation>
    </message>
    <message>
        <source>%1 waits on %2</source>
        <translation>%1 wartet an %2</translation>
    </message>
    <message>
        <source>%1 wait on %2</source>
        <translation>%1 warten an %2</translation>
    </message>
    <message>
        <source>; whoever could have ended the wait has died</source>
        <translation>; wer das Warten hätte beenden können, ist tot</translation>
    </message>
    <message>
        <source>; only %1 itself could end that</source>
        <translation>; nur %1 selbst könnte das beenden</translation>
    </message>
    <message>
        <source>; it needs all of %1</source>
        <translation>; es braucht alle: %1</translation>
    </message>
    <message>
        <source>; %1 can end the wait</source>
        <translation>; %1 kann das Warten beenden</translation>
    </message>
    <message>
        <source>; only somebody outside this run can end the wait, as far as is known: a terminal, or another program</source>
        <translation>; soweit bekannt, kann nur jemand außerhalb dieses Laufs das Warten beenden: ein Terminal oder ein anderes Programm</translation>
    </message>
    <message>
        <source>; the wait also ends by itself, after a time</source>
        <translation>; das Warten endet auch von selbst, nach einer Zeit</translation>
    </message>
    <message>
        <source>Deadlock: %1</source>
        <translation>Deadlock: %1</translation>
    </message>
    <message>
        <source>Nobody sleeps: nobody waits for anybody.</source>
        <translation>Niemand schläft: niemand wartet auf jemanden.</translation>
    </message>
    <message>
        <source>and %1 more: %2</source>
        <translation>und %1 weitere: %2</translation>
    </message>
</context>
</TS>
