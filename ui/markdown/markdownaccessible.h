#pragma once

namespace heliograph {

/// Lets screen readers read every MarkdownView as a text. May be called any number of times.
void installMarkdownAccessible();

}
