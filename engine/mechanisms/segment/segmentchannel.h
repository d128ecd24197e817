#pragma once

#include "engine/mechanisms/mechanism.h"

namespace crosstalk::mechanisms {

/// State of one shared mapping: its size and who maps it. What lies in it is World's.
class SegmentChannel : public Channel
{
public:
    std::unique_ptr<Channel> clone() const override;
    void archive(StateArchive& archive) override;
    void fold(const tap::Event& event, const Actor& actor, Effects& effects) override;
    bool wouldBlock(const tap::Event&, const Actor&) const override { return false; }
    std::vector<int> unblockers(tap::CallId, int) const override { return {}; }
    void processGone(int process, Effects& effects) override;
    Shape shape() const override { return Shape::Region; }
    std::string kind() const override { return "segment"; }
    void view(RegionView& out) const override;

private:
    /// A process may map it more than once.
    struct Mapper
    {
        int process;
        int mappings;

        void archive(StateArchive& archive)
        {
            archive.someProcess(process);
            archive(mappings);
        }
    };

    std::uint64_t m_bytes = 0;
    std::vector<Mapper> m_mappers; ///< by ordinal
};

} // namespace crosstalk::mechanisms
