#pragma once

#include "engine/lesson/lesson.h"

namespace crosstalk::cli {

/// A lesson made by hand: what the command line looks up in one.
inline lesson::Lesson sampleLesson()
{
    lesson::Lesson lesson;
    lesson.id = "sample";
    lesson.title = "A sample";
    lesson.group = "Samples";
    lesson.misconception = "None.";
    lesson.minutes = 5;
    lesson::Choice sync;
    sync.name = "sync";
    sync.options = {{"none", "none", ""}, {"mutex", "mutex", ""}};
    lesson.choices = {sync};
    lesson::Parameter deposits;
    deposits.name = "deposits";
    deposits.initial = 20;
    deposits.high = 1000;
    lesson.parameters = {deposits};
    lesson.joins = {{"pipe", "pipe", "writer", "reader"}};
    lesson::Checkpoint lost;
    lost.id = "lost";
    lesson.checkpoints = {lost};
    return lesson;
}

} // namespace crosstalk::cli
