#pragma once

#include <QString>
#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <string>

/// A lesson's folder to spoil: a small sound lesson in a temporary directory.
class LessonFolder
{
public:
    LessonFolder()
    {
        std::filesystem::create_directories(path());
        write("lesson.toml", lessonToml());
        write("quiz.en.toml", quizToml());
        write("text.en.md", "A **text**.\n");
        write("adder.cpp", "int main() {}\n");
    }

    std::filesystem::path path() const
    {
        return std::filesystem::path(m_directory.path().toStdString()) / "adding";
    }

    void write(const std::string& file, const std::string& text) const
    {
        std::ofstream(path() / file, std::ios::binary) << text;
    }

    static std::string lessonToml()
    {
        return R"([[program]]
name = "adder"
source = "adder.cpp"
done = "stores_sum"
total = "turns"

[[join]]
id = "pipe"
kind = "pipe"
from = "adder"
to = "adder"

[[choice]]
name = "sync"
options = ["none", "each-line", "mutex"]
rows = [2, 1]
cure = "mutex"

[[parameter]]
name = "turns"
initial = 20
low = 0
high = 100

[[variable]]
name = "sum"
expected = "stores_sum"

[[checkpoint]]
id = "lost"
fact = "lost-update"
on = "sum"
where = { sync = "none" }

[prediction]
id = "end"
settled = "finished"
answers = [{ id = "yes", when = "sum == turns" }, { id = "no", when = "sum != turns" }]

[tour]
set = { sync = "none" }
steps = [{ at = "lost", action = "set sync=mutex" }]

[opening]
set = { turns = 0 }
)";
    }

    static std::string quizToml()
    {
        return R"(title = "Adding"

[choices.sync]
label = "Order"

[choices.sync.options.mutex]
help = "One lock."

[prediction]
question = "Where?"

[prediction.answers.yes]
text = "Yes"

[prediction.answers.no]
text = "No"
reply = "No."
)";
    }

private:
    QTemporaryDir m_directory;
};
