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
</TS>
