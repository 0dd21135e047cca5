<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Dashboard</name>
    <message numerus="yes">
        <source>%Ln others</source>
        <translation>
            <numerusform>%Ln other</numerusform>
            <numerusform>%Ln others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls have no known price and are not in it</source>
        <translation>
            <numerusform>%Ln call has no known price and is not in it</numerusform>
            <numerusform>%Ln calls have no known price and are not in it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls are estimated (%1)</source>
        <translation>
            <numerusform>%Ln call is estimated (%1)</numerusform>
            <numerusform>%Ln calls are estimated (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls failed</source>
        <translation>
            <numerusform>%Ln call failed</numerusform>
            <numerusform>%Ln calls failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What is spent, and for each day that is left the mean of the last %Ln whole days</source>
        <translation>
            <numerusform>What is spent, and for each day that is left as much as on the last whole day</numerusform>
            <numerusform>What is spent, and for each day that is left the mean of the last %Ln whole days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupColumns</name>
    <message numerus="yes">
        <source>%Ln calls have no known price and are not in it.</source>
        <translation>
            <numerusform>%Ln call has no known price and is not in it.</numerusform>
            <numerusform>%Ln calls have no known price and are not in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls are estimated: %1 of it.</source>
        <translation>
            <numerusform>%Ln call is estimated: %1 of it.</numerusform>
            <numerusform>%Ln calls are estimated: %1 of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls still run.</source>
        <translation>
            <numerusform>%Ln call still runs.</numerusform>
            <numerusform>%Ln calls still run.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::BodyPane</name>
    <message numerus="yes">
        <source>%n long string(s) shortened; Save keeps every byte.</source>
        <translation>
            <numerusform>%n long string shortened; Save keeps every byte.</numerusform>
            <numerusform>%n long strings shortened; Save keeps every byte.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::CallsBulk</name>
    <message numerus="yes">
        <source>Deleting %n call(s)…</source>
        <translation>
            <numerusform>Deleting %n call…</numerusform>
            <numerusform>Deleting %n calls…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) deleted.</source>
        <translation>
            <numerusform>%n call deleted.</numerusform>
            <numerusform>%n calls deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still run(s) or had gone already.</source>
        <translation>
            <numerusform>%n still runs or had gone already.</numerusform>
            <numerusform>%n still run or had gone already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exporting %n call(s)…</source>
        <translation>
            <numerusform>Exporting %n call…</numerusform>
            <numerusform>Exporting %n calls…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) written to %1.</source>
        <translation>
            <numerusform>%n call written to %1.</numerusform>
            <numerusform>%n calls written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still run(s) and were left out.</source>
        <translation>
            <numerusform>%n still runs and was left out.</numerusform>
            <numerusform>%n still run and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had no whole answer and were left out.</source>
        <translation>
            <numerusform>%n had no whole answer and was left out.</numerusform>
            <numerusform>%n had no whole answer and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read: the history is damaged there.</source>
        <translation>
            <numerusform>%n could not be read: the history is damaged there.</numerusform>
            <numerusform>%n could not be read: the history is damaged there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::CallsPage</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new call(s) ↑</source>
        <translation>
            <numerusform>%n new call ↑</numerusform>
            <numerusform>%n new calls ↑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go to %n new call(s)</source>
        <translation>
            <numerusform>Go to %n new call</numerusform>
            <numerusform>Go to %n new calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::DraftAttachments</name>
    <message numerus="yes">
        <source>Reading %n file(s)…</source>
        <translation>
            <numerusform>Reading %n file…</numerusform>
            <numerusform>Reading %n files…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::GroupsPage</name>
    <message numerus="yes">
        <source>%Ln users</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::GroupsPanel</name>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::ImportDialog</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tool(s)</source>
        <translation>
            <numerusform>%n tool</numerusform>
            <numerusform>%n tools</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::SelectionBar</name>
    <message numerus="yes">
        <source>%n call(s) selected</source>
        <translation>
            <numerusform>%n call selected</numerusform>
            <numerusform>%n calls selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n call(s), with prompt, answer, receipt, note and labels? This cannot be undone. Calls that still run stay.</source>
        <translation>
            <numerusform>Delete %n call, with prompt, answer, receipt, note and labels? This cannot be undone. A call that still runs stays.</numerusform>
            <numerusform>Delete %n calls, with prompt, answer, receipt, note and labels? This cannot be undone. Calls that still run stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n call(s)</source>
        <translation>
            <numerusform>Delete %n call</numerusform>
            <numerusform>Delete %n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::SessionConversation</name>
    <message numerus="yes">
        <source>%Ln calls still run.</source>
        <translation>
            <numerusform>%Ln call still runs.</numerusform>
            <numerusform>%Ln calls still run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Goes on from %Ln messages above</source>
        <translation>
            <numerusform>Goes on from %Ln message above</numerusform>
            <numerusform>Goes on from %Ln messages above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older ones left out</source>
        <translation>
            <numerusform>%Ln older one left out</numerusform>
            <numerusform>%Ln older ones left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::SessionPane</name>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::SessionTreeModel</name>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::SessionsPage</name>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::TimeStrip</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
</context>
</TS>
