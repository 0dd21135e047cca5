<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>CaptureAdvice</name>
    <message numerus="yes">
        <source>%Ln calls were passed on but not kept.</source>
        <translation>
            <numerusform>%Ln call was passed on but not kept.</numerusform>
            <numerusform>%Ln calls were passed on but not kept.</numerusform>
        </translation>
    </message>
</context>
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
    <name>DiffFolds</name>
    <message numerus="yes">
        <source>%n equal message(s)</source>
        <translation>
            <numerusform>%n equal message</numerusform>
            <numerusform>%n equal messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n equal tool(s)</source>
        <translation>
            <numerusform>%n equal tool</numerusform>
            <numerusform>%n equal tools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n equal part(s)</source>
        <translation>
            <numerusform>%n equal part</numerusform>
            <numerusform>%n equal parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>%n equal line</numerusform>
            <numerusform>%n equal lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffSummary</name>
    <message numerus="yes">
        <source>%n tool(s) changed</source>
        <translation>
            <numerusform>%n tool changed</numerusform>
            <numerusform>%n tools changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) changed</source>
        <translation>
            <numerusform>%n message changed</numerusform>
            <numerusform>%n messages changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tool(s) added</source>
        <translation>
            <numerusform>%n tool added</numerusform>
            <numerusform>%n tools added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) added</source>
        <translation>
            <numerusform>%n message added</numerusform>
            <numerusform>%n messages added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tool(s) removed</source>
        <translation>
            <numerusform>%n tool removed</numerusform>
            <numerusform>%n tools removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) removed</source>
        <translation>
            <numerusform>%n message removed</numerusform>
            <numerusform>%n messages removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tool(s) moved</source>
        <translation>
            <numerusform>%n tool moved</numerusform>
            <numerusform>%n tools moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) moved</source>
        <translation>
            <numerusform>%n message moved</numerusform>
            <numerusform>%n messages moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>%n moved</numerusform>
            <numerusform>%n moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) changed</source>
        <translation>
            <numerusform>%n line changed</numerusform>
            <numerusform>%n lines changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n line added</numerusform>
            <numerusform>%n lines added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n line removed</numerusform>
            <numerusform>%n lines removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) moved</source>
        <translation>
            <numerusform>%n line moved</numerusform>
            <numerusform>%n lines moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more parameter(s)</source>
        <translation>
            <numerusform>%n more parameter</numerusform>
            <numerusform>%n more parameters</numerusform>
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
    <name>heliograph::AnswerCell</name>
    <message numerus="yes">
        <source>%n differences from %1</source>
        <translation>
            <numerusform>%n difference from %1</numerusform>
            <numerusform>%n differences from %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::AnswerColumn</name>
    <message numerus="yes">
        <source>%n equal answers</source>
        <translation>
            <numerusform>%n equal answer</numerusform>
            <numerusform>%n equal answers</numerusform>
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
    <name>heliograph::ColumnHeader</name>
    <message numerus="yes">
        <source>Median of %n answers, least to most below</source>
        <translation>
            <numerusform>Median of %n answer, least to most below</numerusform>
            <numerusform>Median of %n answers, least to most below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::ComparisonEstimate</name>
    <message numerus="yes">
        <source>%n calls</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n columns unpriced</source>
        <translation>
            <numerusform>%n column unpriced</numerusform>
            <numerusform>%n columns unpriced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::ComparisonView</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This comparison was interrupted: %n answers are missing or broke off.</source>
        <translation>
            <numerusform>This comparison was interrupted: %n answer is missing or broke off.</numerusform>
            <numerusform>This comparison was interrupted: %n answers are missing or broke off.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::DiffPanel</name>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln difference</numerusform>
            <numerusform>%Ln differences</numerusform>
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
    <name>heliograph::EarlierModel</name>
    <message numerus="yes">
        <source>%n columns</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished</source>
        <translation>
            <numerusform>%n unfinished</numerusform>
            <numerusform>%n unfinished</numerusform>
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
    <name>heliograph::PromptMessages</name>
    <message numerus="yes">
        <source>%Ln tools</source>
        <translation>
            <numerusform>%Ln tool</numerusform>
            <numerusform>%Ln tools</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::PromptSetup</name>
    <message numerus="yes">
        <source>%n more messages</source>
        <translation>
            <numerusform>%n more message</numerusform>
            <numerusform>%n more messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachments</source>
        <translation>
            <numerusform>%n attachment</numerusform>
            <numerusform>%n attachments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tools</source>
        <translation>
            <numerusform>%n tool</numerusform>
            <numerusform>%n tools</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heliograph::PromptsModel</name>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
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
    <name>heliograph::StatusStrip</name>
    <message numerus="yes">
        <source>%Ln calls were not kept.</source>
        <translation>
            <numerusform>%Ln call was not kept.</numerusform>
            <numerusform>%Ln calls were not kept.</numerusform>
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
<context>
    <name>heliograph::VersionsModel</name>
    <message numerus="yes">
        <source>%Ln calls</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
</context>
</TS>
