#include "engine/tap/program.h"

#include "engine/tap/rawcalls.h"

#include <elf.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

namespace crosstalk::tap {

namespace {

constexpr char library[] = "libcrosstalk-tap.so";

/// A file mapped for reading, for as long as this lives.
class MappedFile
{
public:
    explicit MappedFile(const char* path)
    {
        const long fd = rawCall(SYS_openat, AT_FDCWD, asLong(path), O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            return;
        struct stat status
        {
        };
        if (rawCall(SYS_newfstatat, fd, asLong(""), asLong(&status), AT_EMPTY_PATH) == 0)
            map(fd, status.st_size);
        rawCall(SYS_close, fd);
    }
    ~MappedFile()
    {
        if (m_size != 0)
            rawCall(SYS_munmap, m_address, m_size);
    }
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    /// `count` of T at `offset`, or null when the file does not reach that far.
    template<class T> const T* at(std::uint64_t offset, std::uint64_t count = 1) const
    {
        const auto size = std::uint64_t(m_size);
        return offset <= size && count <= (size - offset) / sizeof(T)
                   ? reinterpret_cast<const T*>(m_address + long(offset))
                   : nullptr;
    }
    std::uint64_t size() const { return std::uint64_t(m_size); }

private:
    void map(long fd, long size)
    {
        const long address = rawCall(SYS_mmap, 0, size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (address > 0) {
            m_address = address;
            m_size = size;
        }
    }

    long m_address = 0;
    long m_size = 0;
};

struct Segments
{
    const Elf64_Phdr* header;
    unsigned count;

    /// Where in the file the byte at this address lies.
    std::uint64_t offsetOf(std::uint64_t address) const
    {
        for (unsigned i = 0; i < count; ++i)
            if (header[i].p_type == PT_LOAD && address - header[i].p_vaddr < header[i].p_filesz)
                return header[i].p_offset + (address - header[i].p_vaddr);
        return ~std::uint64_t{0};
    }
};

bool needsLibrary(const MappedFile& file, const Segments& segments, const Elf64_Phdr& dynamic)
{
    const std::uint64_t count = dynamic.p_filesz / sizeof(Elf64_Dyn);
    const auto* entry = file.at<Elf64_Dyn>(dynamic.p_offset, count);
    std::uint64_t names = ~std::uint64_t{0};
    for (std::uint64_t i = 0; entry != nullptr && i < count; ++i)
        if (entry[i].d_tag == DT_STRTAB)
            names = segments.offsetOf(entry[i].d_un.d_ptr);
    for (std::uint64_t i = 0; entry != nullptr && i < count; ++i) {
        const char* name = file.at<char>(names + entry[i].d_un.d_val, sizeof library);
        if (entry[i].d_tag == DT_NEEDED && name != nullptr &&
            strncmp(name, library, sizeof library) == 0)
            return true;
    }
    return false;
}

} // namespace

bool isLinkedToTap(const char* path)
{
    const char* preloaded = getenv("LD_PRELOAD");
    if (preloaded != nullptr && strstr(preloaded, library) != nullptr)
        return true;
    const MappedFile file(path);
    const auto* header = file.at<Elf64_Ehdr>(0);
    if (header == nullptr || memcmp(header->e_ident, ELFMAG, SELFMAG) != 0)
        return false;
    const Segments segments{file.at<Elf64_Phdr>(header->e_phoff, header->e_phnum), header->e_phnum};
    for (unsigned i = 0; segments.header != nullptr && i < segments.count; ++i)
        if (segments.header[i].p_type == PT_DYNAMIC)
            return needsLibrary(file, segments, segments.header[i]);
    return false;
}

const char* baseName(const char* path)
{
    const char* slash = strrchr(path, '/');
    return slash != nullptr ? slash + 1 : path;
}

} // namespace crosstalk::tap
