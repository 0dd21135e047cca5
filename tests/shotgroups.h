#pragma once

namespace heliograph {

class Photographer;

// Groups of pictures, each on services of its own.

void firstRunShots(Photographer &photos);
void pageShots(Photographer &photos);
/// The list of calls with all that can be done there, and the details beside it.
void callsShots(Photographer &photos);
void dashboardShots(Photographer &photos);
/// Sessions, one of them in its three forms, and users and properties.
void sessionShots(Photographer &photos);
/// The library of prompts, and a prompt with its variables in the playground.
void promptShots(Photographer &photos);
/// The request builder: parameters, tools, output, and tool calls that wait for their answers.
void builderShots(Photographer &photos);
/// The raw request, and a command that is about to be imported.
void requestShots(Photographer &photos);
/// A budget in the settings, and what it holds back.
void budgetShots(Photographer &photos);
/// Attachments above the composer and on a message, and an answer that holds everything.
void mediaShots(Photographer &photos);
/// A comparison before, while and after it runs, with failures, repetitions and differences.
void comparisonShots(Photographer &photos);
/// Two calls of an agent: an edited system prompt, an inserted turn, a moved one, another tool, parameter and answer.
void differenceShots(Photographer &photos);
/// Other programs' calls: off, waiting, with calls that run and ended, with trouble, and the options.
void captureShots(Photographer &photos);

}
