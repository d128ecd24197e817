#pragma once

namespace crosstalk::stage {

class StageWidget;

/// Makes every StageWidget offer its items (cards, channels, variables) to assistive technology.
/// Later calls do nothing.
void installAccessibility();

/// Tells assistive technology that an item of the stage has the focus.
void notifyFocus(StageWidget& stage, int item);

} // namespace crosstalk::stage
